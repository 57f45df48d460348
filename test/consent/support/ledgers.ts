// Events of the ledger for tests, each with an id of its own: all that matters to a test stands in the test.
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';

export const NOW = new Date('2026-03-02T15:00:00.000Z');
export const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

/** More than 18 months after NOW, when a phone is asked again. */
export const yearsLater = (hours = 0) =>
  new Date(Date.parse('2027-10-01T15:00:00.000Z') + hours * 3_600_000).toISOString();

type Act = LedgerEvent['act'];
type Of<A extends Act> = Extract<LedgerEvent, { act: A }>;

export const alertNumber = '+12065550100';
export const owner = { teamId: 'north', agentId: 'ada' };
export const askedWords = 'To complete SMS notification signup, please reply with YES.';

let count = 0;

/** An id that no other event of this file has. */
export function anEventId(): string {
  count += 1;
  return `evt_${String(count).padStart(4, '0')}`;
}

/** A phone that no other test of this file has; its last digit says where it is due. */
export function aPhone(): string {
  count += 1;
  return `+1206${5_560_000 + count}`;
}

const common = (at: string) => ({
  eventId: anEventId(),
  phone: '+12065551000',
  program: 'lead-alerts' as const,
  at,
});

export const enrolled = (at: string, more: Partial<Of<'enrolled'>> = {}): Of<'enrolled'> => ({
  ...common(at),
  act: 'enrolled',
  ...owner,
  source: 'portal',
  ...more,
});

export const left = (at: string, more: Partial<Of<'left'>> = {}): Of<'left'> => ({
  ...common(at),
  act: 'left',
  ...owner,
  source: 'portal',
  ...more,
});

export const phoneChanged = (at: string, more: Partial<Of<'phone-changed'>> = {}): Of<'phone-changed'> => ({
  ...common(at),
  act: 'phone-changed',
  ...owner,
  ...more,
});

export const imported = (at: string, more: Partial<Of<'imported'>> = {}): Of<'imported'> => ({
  ...common(at),
  act: 'imported',
  ...owner,
  consentedAt: at,
  source: 'old system',
  words: 'I agree to texts.',
  ...more,
});

export const marked = (
  at: string,
  more: Partial<Of<'marked-cannot-be-texted'>> = {},
): Of<'marked-cannot-be-texted'> => ({
  ...common(at),
  program: 'introductions',
  act: 'marked-cannot-be-texted',
  ...owner,
  referralId: 'ref_1',
  ...more,
});

export const given = (
  at: string,
  more: Partial<Of<'consent-given-to-source'>> = {},
): Of<'consent-given-to-source'> => ({
  ...common(at),
  program: 'introductions',
  act: 'consent-given-to-source',
  source: 'web form',
  words: 'I agree to be texted about homes.',
  referralId: 'ref_1',
  ...more,
});

export const askedAgain = (
  at: string,
  more: Partial<Of<'asked-to-reconfirm'>> = {},
): Of<'asked-to-reconfirm'> => ({ ...common(at), act: 'asked-to-reconfirm', ...owner, ...more });

export const questionSent = (
  at: string,
  consentRequestId: string,
  more: Partial<Of<'consent-request-sent'>> = {},
): Of<'consent-request-sent'> => ({
  ...common(at),
  act: 'consent-request-sent',
  consentRequestId,
  words: askedWords,
  from: alertNumber,
  outboxId: 'out_1',
  carrierId: 'carrier-1',
  ...more,
});

export const optedOut = (
  at: string,
  consentRequestId: string,
  more: Partial<Of<'opted-out-automatically'>> = {},
): Of<'opted-out-automatically'> => ({
  ...common(at),
  act: 'opted-out-automatically',
  reason: 'no-reply',
  consentRequestId,
  ...more,
});

/** `word` as the phone sent it. */
export const texted = (
  word: string,
  at: string,
  more: Partial<Of<'word-received'>> = {},
): Of<'word-received'> => ({
  ...common(at),
  act: 'word-received',
  kind: word === 'STOP' || word === 'ARRET' ? 'stop' : 'start',
  word,
  body: word,
  to: alertNumber,
  carrierId: `in-${count}`,
  language: 'en',
  ...more,
});

/** An agent's enrollment, and the word that their phone answered it with. */
export function enrollment(
  whose: { phone: string; teamId: string; agentId: string },
  at: string,
  word?: string,
): LedgerEvent[] {
  const { phone } = whose;
  return [enrolled(at, whose), ...(word === undefined ? [] : [texted(word, at, { phone })])];
}
