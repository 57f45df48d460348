// What a text that came in does: a word changes consent (CO-4) or asks for help (CO-7), anything else lands in its conversation.
import { type AnswerDeps, answer } from '../consent/answer.ts';
import type { Consent } from '../consent/consent.ts';
import type { Language } from '../consent/language.ts';
import type { LedgerEvent } from '../consent/ledger.ts';
import { type Program, programs } from '../consent/program.ts';
import { help } from '../consent/texts.ts';
import { wordIn } from '../consent/words/words.ts';
import type { InboundText, UnmatchedText } from './inbound-text.ts';
import { type ClientsMessage, receivedMessage } from './message.ts';

export type ReceiveTextDeps = AnswerDeps & {
  /** Which program our number serves; undefined for any other number. */
  programOf(number: string): Program | undefined;
  isCanadian(phone: string): boolean;
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  /** The conversation that a text from a phone to one of our numbers belongs to. */
  numberLeases: { find(phone: string, number: string, at: string): Promise<string | undefined> };
  conversations: { addReceived(message: ClientsMessage): Promise<void> };
  unmatched: { keep(text: UnmatchedText): Promise<void> };
  /** What HELP answers. */
  helpText: { brand: string; supportContact: string };
  /** The same id for the same parts. */
  derivedId(prefix: 'evt' | 'out' | 'msr', ...parts: string[]): string;
};

/** Words that are answered in French, to Canadian phones (CO-7). */
const frenchWords = ['ARRET', 'AIDE'];

/** Nobody waits longer for help; redriven days later it would only be a text. */
const helpMs = 3_600_000;

/** Told again by the carrier, or late, a text does nothing twice: everything has its id from the carrier's. */
export async function receiveText(text: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const program = deps.programOf(text.to);
  // Kept in the queue for whoever puts the number into the configuration: it may be a STOP.
  if (program === undefined) throw new Error('A text came in on a number that no program has');
  const { from: phone, to, body, carrierId, at } = text;
  // CO-17: our numbers don't answer each other.
  if (deps.programOf(phone) !== undefined) return deps.unmatched.keep({ ...text, program });
  const { kind, word, byPhrase } = wordIn(body);
  const isFrench = frenchWords.includes(word) && deps.isCanadian(phone);
  const language: Language = isFrench ? 'fr' : 'en';
  if (kind === 'help') return answerHelp(text, program, language, deps);
  if (kind === 'none') return land(text, program, deps);
  const eventId = deps.derivedId('evt', 'word', carrierId);
  const consent = await deps.consents.record({
    act: 'word-received',
    eventId,
    phone,
    program,
    at,
    kind,
    word,
    body,
    to,
    carrierId,
    language,
    ...(byPhrase && { byPhrase }),
  });
  // CO-8: YES from a client who is subscribed already is ordinary conversation.
  const isTalk = programs[program].audience === 'clients' && word === 'YES' && consent?.status === 'on';
  if (isTalk && consent.changedBy !== eventId) await land(text, program, deps);
}

/** TX-4, TX-12: the pair of numbers tells whose conversation it is. What belongs to none is kept for who looks into it. */
async function land(text: InboundText, program: Program, deps: ReceiveTextDeps): Promise<void> {
  const { from, to, body, carrierId, at } = text;
  const referralId = await deps.numberLeases.find(from, to, at);
  if (referralId === undefined) return deps.unmatched.keep({ ...text, program });
  const messageId = deps.derivedId('msr', carrierId);
  await deps.conversations.addReceived(receivedMessage({ referralId, messageId, body, at }));
}

async function answerHelp(
  { from, to, carrierId, at }: InboundText,
  program: Program,
  language: Language,
  deps: ReceiveTextDeps,
): Promise<void> {
  const { brand, supportContact } = deps.helpText;
  const text = {
    outboxId: deps.derivedId('out', 'help', carrierId),
    needs: 'nothing' as const,
    program,
    to: from,
    from: to,
    body: help(brand, supportContact, language),
    staleAt: new Date(Date.parse(at) + helpMs).toISOString(),
  };
  await answer(text, deps);
}
