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
  return verdictOn(text, {
    ...(await deps.consents.readFacts(text)),
    notice: hasNotices ? await deps.notices.read(program, to, brand) : undefined,
    question: waitsForAnswer(text) ? await deps.openQuestions.read(program, to, brand) : undefined,
    isCountryServed: deps.isServed(to),
    quietHours: deps.quietHours,
    conversation: await deps.conversationFacts(text, now),
    now,
  });
}
