// What a text that came in does: a word changes consent (CO-4) or asks for help (CO-7), anything else lands in its conversation.

import { type Alerts, openRequestsIn } from '../consent/alerts.ts';
import { type AnswerDeps, answer } from '../consent/answer.ts';
import type { Consent } from '../consent/consent.ts';
import type { Language } from '../consent/language.ts';
import type { LedgerEvent } from '../consent/ledger/ledger.ts';
import type { ConsentText } from '../consent/outbox-port.ts';
import { type AgentProgram, isForClients, type NumberUse, type Program } from '../consent/program.ts';
import { alertsStopHint, claimHint, confirmHint, help } from '../consent/texts.ts';
import { type Reading, readingOf } from '../consent/words/reading.ts';
import { brandParts, type ItemBrand } from '../people/brand.ts';
import { laterBy } from '../platform/instant.ts';
import type { InboundText, UnmatchedText } from './inbound-text.ts';
import type { ClientsMessage } from './message.ts';
import { receivedMessage } from './new-message.ts';

export type ReceiveTextDeps = AnswerDeps & {
  /** Which program of which brand our number serves; undefined for any other number. */
  usesOf(number: string): NumberUse | undefined;
  isCanadian(phone: string): boolean;
  consents: {
    record(event: LedgerEvent): Promise<Consent | undefined>;
    readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts>;
  };
  /** The conversation that a text from a phone to one of our numbers belongs to. */
  numberLeases: { find(phone: string, number: string, at: string): Promise<string | undefined> };
  conversations: { addReceived(message: ClientsMessage, phone: string): Promise<void> };
  openQuestions: {
    ask(program: Program, phone: string, carrierId: string, now: Date, brand: ItemBrand): Promise<boolean>;
  };
  /** CO-5: the brands that a STOP to one of `brand`'s numbers ends, that one first. */
  brandsStopped(brand: ItemBrand): readonly ItemBrand[];
  unmatched: { keep(text: UnmatchedText): Promise<void> };
  /** CO-7: what HELP to a number of a brand answers. */
  helpTextOf(brand: ItemBrand): { name: string; supportContact: string };
  /** Where agents claim. */
  portalUrl: string;
  /** The same id for the same parts. */
  derivedId(prefix: 'evt' | 'out' | 'msr', ...parts: string[]): string;
};

/** Words that are answered in French, to Canadian phones (CO-7). */
const frenchWords = ['ARRET', 'AIDE'];

/** Nobody waits longer for an answer; redriven days later it would only be a text. */
const answerMs = 3_600_000;

/** Told again by the carrier, or late, a text does nothing twice: everything has its id from the carrier's. */
export async function receiveText(text: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const use = deps.usesOf(text.to);
  // Kept in the queue for whoever puts the number into the configuration: it may be a STOP.
  if (use === undefined) throw new Error('A text came in on a number that no program has');
  const { program, brand } = use;
  const { from: phone, to, body, carrierId, at } = text;
  // CO-17: our numbers don't answer each other.
  if (deps.usesOf(phone) !== undefined) return deps.unmatched.keep({ ...text, program });
  const reading = readingOf(body);
  if (reading.reads === 'help') return answerText(text, use, helpText(reading, phone, brand, deps), deps);
  if (reading.reads !== 'stop' && reading.reads !== 'start') return takeTalk(text, use, reading.reads, deps);
  const { reads: kind, word } = reading;
  const byPhrase = reading.reads === 'stop' ? reading.byPhrase : undefined;
  const wordIn = (its: ItemBrand) => ({
    act: 'word-received' as const,
    eventId: deps.derivedId('evt', 'word', carrierId, ...brandParts(its)),
    phone,
    program,
    brand: its,
    at,
    kind,
    word,
    body,
    to,
    carrierId,
    language: languageOf(reading, phone, deps),
    ...(byPhrase && { byPhrase }),
  });
  const texted = wordIn(brand);
  const { eventId } = texted;
  const consent = await deps.consents.record(texted);
  for (const other of kind === 'stop' ? deps.brandsStopped(brand) : []) {
    if (other !== brand) await deps.consents.record({ ...wordIn(other), covered: true });
  }
  if (!isForClients(program)) return;
  // CO-8: YES from a client who is subscribed already is ordinary conversation.
  const isTalk = word === 'YES' && consent?.status === 'on' && consent.changedBy !== eventId;
  // Words that aren't the word itself may say more, and were perhaps misread: whoever has the client sees them.
  if (isTalk || byPhrase) await land(text, use, isTalk ? 'talk' : kind, deps);
}

function helpText(reading: { word: string }, phone: string, brand: ItemBrand, deps: ReceiveTextDeps): string {
  const { name, supportContact } = deps.helpTextOf(brand);
  return help(name, supportContact, languageOf(reading, phone, deps));
}

function languageOf({ word }: { word: string }, phone: string, deps: ReceiveTextDeps): Language {
  return frenchWords.includes(word) && deps.isCanadian(phone) ? 'fr' : 'en';
}

function takeTalk(
  text: InboundText,
  { program, brand }: NumberUse,
  reads: 'maybe' | 'talk' | 'machine',
  deps: ReceiveTextDeps,
): Promise<void> {
  return isForClients(program)
    ? land(text, { program, brand }, reads, deps)
    : answerAgent(text, { program, brand }, reads, deps);
}

/** An agent's phone gets one answer to what it wrote and isn't a word: how to stop (CO-16), to confirm, or to claim. */
async function answerAgent(
  text: InboundText,
  use: NumberUse & { program: AgentProgram },
  reads: 'maybe' | 'talk' | 'machine',
  deps: ReceiveTextDeps,
): Promise<void> {
  const { from: phone, carrierId } = text;
  const { program, brand } = use;
  await deps.unmatched.keep({ ...text, program });
  // TX-15: a machine would answer the answer.
  if (reads === 'machine') return;
  const alerts = await deps.consents.readAlerts(program, phone, brand);
  const isOn = Object.values(alerts.agents).some(({ status }) => status === 'on');
  if (isOn && reads === 'maybe') {
    const isAsked = await deps.openQuestions.ask(program, phone, carrierId, deps.now(), brand);
    if (isAsked) await answerText(text, use, alertsStopHint, deps, 'on');
    return;
  }
  if (openRequestsIn(alerts).length > 0) return answerText(text, use, confirmHint, deps, 'asked');
  if (isOn) return answerText(text, use, claimHint(deps.portalUrl), deps, 'on');
}

/** TX-4, TX-12: the pair of numbers tells whose conversation it is. What belongs to none is kept for who looks into it. */
async function land(
  text: InboundText,
  { program, brand }: NumberUse,
  reads: Reading['reads'],
  deps: ReceiveTextDeps,
): Promise<void> {
  const { from, to, body, carrierId, at } = text;
  const referralId = await deps.numberLeases.find(from, to, at);
  if (referralId === undefined) return deps.unmatched.keep({ ...text, program });
  const messageId = deps.derivedId('msr', carrierId);
  await deps.conversations.addReceived(
    receivedMessage({ referralId, messageId, body, at, to, brand }, reads),
    from,
  );
}

/** `needs`: what it takes of the phone's consent; help takes none (CO-7). */
async function answerText(
  { from, to, carrierId, at }: InboundText,
  { program, brand }: NumberUse,
  body: string,
  deps: ReceiveTextDeps,
  needs: ConsentText['needs'] = 'nothing',
): Promise<void> {
  const given = {
    outboxId: deps.derivedId('out', needs === 'nothing' ? 'help' : 'hint', carrierId),
    needs,
    program,
    brand,
    to: from,
    from: to,
    body,
    staleAt: laterBy(answerMs, at),
  };
  await answer(given, deps);
}
