// What the gate has to know of a text is read, and the gate asked: consent of now, not of when the text was written.
import type { ConsentFacts } from '../../consent/consent.ts';
import type { OptOutNotice } from '../../consent/notices/opt-out-notice.ts';
import { type Program, programs } from '../../consent/program.ts';
import type { OpenQuestion } from '../../consent/words/open-question.ts';
import type { ItemBrand } from '../../people/brand.ts';
import type { TextContent } from '../outbox/outbox-message.ts';
import { type ConversationFacts, type Verdict, verdictOn, waitsForAnswer } from './gate.ts';
import type { QuietHours } from './quiet-hours.ts';

export type JudgeTextDeps = {
  consents: { readFacts(text: TextContent): Promise<ConsentFacts> };
  notices: { read(program: Program, phone: string, brand: ItemBrand): Promise<OptOutNotice | undefined> };
  openQuestions: {
    read(program: Program, phone: string, brand: ItemBrand): Promise<OpenQuestion | undefined>;
  };
  /** Undefined for what is part of no conversation. */
  conversationFacts(text: TextContent, now: Date): Promise<ConversationFacts | undefined>;
  /** Whether the phone's country is served. */
  isServed(phone: string): boolean;
  quietHours: QuietHours | null;
};

export async function judgeText(text: TextContent, now: Date, deps: JudgeTextDeps): Promise<Verdict> {
  const { program, to, brand } = text;
  const hasNotices = programs[program].optOutInstructions === 'every-30-days';
  const [facts, notice, question, conversation] = await Promise.all([
    deps.consents.readFacts(text),
    hasNotices ? deps.notices.read(program, to, brand) : undefined,
    waitsForAnswer(text) ? deps.openQuestions.read(program, to, brand) : undefined,
    deps.conversationFacts(text, now),
  ]);
  return verdictOn(text, {
    ...facts,
    notice,
    question,
    isCountryServed: deps.isServed(to),
    quietHours: deps.quietHours,
    conversation,
    now,
  });
}
