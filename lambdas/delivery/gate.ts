// The gate: the one answer to whether a text may go to the carrier now, and why not.
import { askingOf, type Consent } from '../consent/consent.ts';
import { isDue, type Notice } from '../consent/opt-out-notice.ts';
import { alertNotice } from '../consent/texts.ts';
import { asLastSentence, type FooterCode, type FooterState, footerFor } from '../texting/footer.ts';
import type { TextContent } from './outbox-message.ts';
import { awakeFrom, type QuietHours } from './quiet-hours.ts';

export type RefusalReason =
  | 'stale'
  | 'country-not-served'
  | 'consent-missing'
  | 'consent-pending'
  | 'opted-out'
  | 'no-number-free';

export type Verdict =
  /** `append`: what goes out at the end of the body. `footer`: why it does or does not, and what that was decided on. */
  | { verdict: 'send'; append?: string; footer?: FooterDecision | undefined }
  /** An earlier text of the conversation has not left yet. */
  | { verdict: 'wait' }
  | { verdict: 'hold'; reason: 'quiet-hours' | 'not-yet'; until: Date }
  | { verdict: 'refuse'; reason: RefusalReason };

type FooterDecision = { code: FooterCode; seen: FooterState | undefined };

/** What the gate has to know of a text to a client: the conversation that it is part of. */
export type Conversing = {
  /** What the client had of opt-out instructions from this sender, and their wording. */
  footer: FooterState | undefined;
  instructions: string;
  isOvertaking: boolean;
};

/**
 * Decides about `send` at `now`. Consent comes first; quiet hours apply to clients only, who did not ask for alerts. A lead
 * alert carries the opt-out notice when it is due (CO-10), a text to a client the opt-out instructions (TX-5).
 */
export function verdictOn(
  send: TextContent,
  facts: {
    consent: Consent | undefined;
    notice: Notice | undefined;
    isCountryServed: boolean;
    quietHours: QuietHours | null;
    conversing?: Conversing | undefined;
    now: Date;
  },
): Verdict {
  const { consent, notice, isCountryServed, now } = facts;
  if (isStale(send, now)) return refuse('stale');
  if (!isCountryServed) return refuse('country-not-served');
  if (send.needs === 'nothing') return { verdict: 'send' };
  if (consent === undefined || consent.status === 'off') return refuse('consent-missing');
  if (consent.status === 'opted-out') return refuse('opted-out');
  // A question whose asking is over asks nothing any more.
  if (send.needs === 'asked') return isOpenQuestion(send, consent) ? { verdict: 'send' } : refuse('stale');
  if (consent.status === 'pending') return refuse('consent-pending');
  if (send.purpose.kind === 'answer') return { verdict: 'send' };
  if (send.programme === 'lead-alerts') {
    return { verdict: 'send', ...(isDue(notice, now) && { append: alertNotice }) };
  }
  return verdictOnMessage(send, facts);
}

function verdictOnMessage(
  send: TextContent,
  { quietHours, conversing, now }: Pick<Parameters<typeof verdictOn>[1], 'quietHours' | 'conversing' | 'now'>,
): Verdict {
  if (send.from === undefined) return refuse('no-number-free');
  const until = quietHours === null ? now : awakeFrom(now, quietHours, send.zones);
  if (until > now) return { verdict: 'hold', reason: 'quiet-hours', until };
  if (conversing === undefined) return { verdict: 'send' };
  if (conversing.isOvertaking) return { verdict: 'wait' };
  const { footer: seen, instructions } = conversing;
  const { isDue: isFooterDue, code } = footerFor(seen, send.sendId, now);
  const append = isFooterDue ? asLastSentence(instructions) : '';
  return { verdict: 'send', append, footer: { code, seen } };
}

/** What is asked of emails and pushes, which need no consent to texts: whether it is their time. */
export async function verdictOnTime(
  send: { notBefore?: string | undefined; staleAt?: string | undefined },
  now: Date,
): Promise<Verdict> {
  if (isStale(send, now)) return refuse('stale');
  const until = new Date(send.notBefore ?? 0);
  return until > now ? { verdict: 'hold', reason: 'not-yet', until } : { verdict: 'send' };
}

function isOpenQuestion({ purpose }: TextContent, consent: Consent): boolean {
  return purpose.kind === 'question' && askingOf(consent)?.episodeId === purpose.episodeId;
}

function isStale({ staleAt }: { staleAt?: string | undefined }, now: Date): boolean {
  return staleAt !== undefined && Date.parse(staleAt) <= now.getTime();
}

function refuse(reason: RefusalReason): Verdict {
  return { verdict: 'refuse', reason };
}
