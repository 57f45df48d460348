// What a text that came in does: a word changes consent or asks for help, anything else is kept for the conversation.
import type { Consent, Programme } from '../consent/consent.ts';
import type { LedgerEvent } from '../consent/ledger.ts';
import type { Language } from '../consent/texts.ts';
import { wordIn } from '../consent/words/words.ts';
import type { InboundText, KeptText } from './inbound-text.ts';

export type Receiving = {
  /** Which programme our number serves; undefined when it is none of ours. */
  programmeOf(number: string): Programme | undefined;
  isCanadian(phone: string): boolean;
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  texts: { keep(text: KeptText): Promise<void> };
  /** The same id for the same parts. */
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** Words that are answered in French, to Canadian phones (CO-7). */
const frenchWords = ['ARRET', 'AIDE'];

/** Told again by the carrier, or late, a text does nothing twice: everything has its id from the carrier's. */
export async function receive(text: InboundText, by: Receiving): Promise<void> {
  const programme = by.programmeOf(text.to);
  // Kept for whoever puts the number into the configuration: it may be a STOP.
  if (programme === undefined) throw new Error('A text came to a number that no programme has');
  const { from: phone, to, body, carrierId, at } = text;
  const { kind, word, byPhrase } = wordIn(body);
  const isFrench = frenchWords.includes(word) && by.isCanadian(phone);
  const language: Language = isFrench ? 'fr' : 'en';
  if (kind === 'help') return by.texts.keep({ ...text, programme, asksForHelp: language });
  if (kind === 'none') return by.texts.keep({ ...text, programme });
  const eventId = by.derivedId('evt', 'word', carrierId);
  const consent = await by.consents.record({
    act: 'word-received',
    ...{ eventId, phone, programme, at, kind, word, body, to, carrierId, language },
    ...(byPhrase && { byPhrase }),
  });
  // CO-8: YES from a client who is subscribed already is ordinary conversation.
  const isTalk = programme === 'introductions' && word === 'YES' && consent?.status === 'on';
  if (isTalk && consent.changedBy !== eventId) await by.texts.keep({ ...text, programme });
}
