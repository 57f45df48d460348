// The gate: the one answer to whether a text may go to the carrier now, and why not.
import { type Consent, type ConsentFacts, openRequestOf } from '../../consent/consent.ts';
import { coversAutomated } from '../../consent/coverage.ts';
import { isDue, type OptOutNotice } from '../../consent/notices/opt-out-notice.ts';
import { programs } from '../../consent/program.ts';
import { optOutNotice } from '../../consent/texts.ts';
import { type OpenQuestion, waitsUntil } from '../../consent/words/open-question.ts';
import { zonesOfNumber } from '../../platform/time-zones/number-zones.ts';
import type { CampaignEnd } from '../../texting/automated/campaign-state.ts';
import { cappedUntil, type RecentAutomated } from '../../texting/automated/cap.ts';
import { type FooterCode, type FooterState, footerFor, isNamingDue } from '../../texting/footer/footer.ts';
import { introductionTo } from '../../texting/wording/first-text.ts';
import { asLastSentence } from '../../texting/wording/outgoing-text.ts';
import type { OutboxMessage, TextContent } from '../outbox/outbox-message.ts';
import type { AuthorsEnd } from './author.ts';
import { awakeFrom, type QuietHours } from './quiet-hours.ts';

export type RefusalReason =
  | 'stale'
  | 'country-not-served'
  | 'consent-missing'
  | 'consent-pending'
  | 'opted-out'
  | 'automated-not-covered'
  | AuthorsEnd
  | CampaignEnd
  | 'cap-reached'
  | 'no-number-free';

export type Verdict =
  /** `prepend`, `append`: what goes out around the body. `footer`: why the latter does or does not, and what both were decided on. */
  | {
      verdict: 'send';
      prepend?: string;
      append?: string;
      footer?: FooterDecision | undefined;
      /** CP-9: what the phone had of automated texts, as this was decided on. */
      cap?: { seen: RecentAutomated | undefined } | undefined;
    }
  /** An earlier text of the conversation, or an answer to the client's word, has not left yet. */
  | { verdict: 'wait' }
  | { verdict: 'hold'; reason: HoldReason; until: Date }
  | { verdict: 'refuse'; reason: RefusalReason };

export type HoldReason =
  | 'quiet-hours'
  | 'not-yet'
  | 'asked-to-stop'
  | 'automated-cap'
  | 'earlier-step'
  | 'bulk-paused';

/** `names`: the conversation to which the text has to name its sender; none where one that the client has did. */
type FooterDecision = { code: FooterCode; seen: FooterState | undefined; names?: string | undefined };

/** What the gate has to know of the conversation that a text to a client, or the answer to a word, is part of. */
export type ConversationFacts = {
  /** Which one it is, for the names in it (TX-8); an answer to a word is in none. */
  conversation?: string;
  /** What the client had of names and opt-out instructions from this sender, and the wording of the latter. */
  footer: FooterState | undefined;
  instructions: string;
  isOutOfOrder: boolean;
  /** Why its author may not text this client any more. */
  authorsEnd: AuthorsEnd | undefined;
  /** Of an automated text: why its campaign sends no more, and what the phone had of such texts (CP-9). */
  campaign?:
    | {
        end: CampaignEnd | 'paused' | undefined;
        recent: RecentAutomated | undefined;
        /** Of a step of a plan: the one that is to leave before it. */
        stepBefore?: OutboxMessage | undefined;
      }
    | undefined;
};

/**
 * Decides about `text` at `now`. Consent comes first, then an open question whether it is to end (CO-16), then what its program
 * asks for: quiet hours for clients, who did not ask for alerts; the opt-out notice in a lead alert when it is due (CO-10), the
 * opt-out instructions in a text to a client (TX-5).
 */
export function verdictOn(
  text: TextContent,
  facts: ConsentFacts & {
    notice: OptOutNotice | undefined;
    /** Of an automated text. */
    question?: OpenQuestion | undefined;
    isCountryServed: boolean;
    quietHours: QuietHours | null;
    conversation?: ConversationFacts | undefined;
    now: Date;
  },
): Verdict {
  const { consent, hasStopped, isCountryServed, now } = facts;
  if (isStale(text, now)) return refuse('stale');
  if (!isCountryServed) return refuse('country-not-served');
  // Who stopped and started again reads so, in that order.
  if (text.purpose.kind === 'answer' && facts.conversation?.isOutOfOrder) return { verdict: 'wait' };
  if (text.needs === 'nothing') return { verdict: 'send' };
  // START may have lifted a STOP on which nobody's alerts hung (CO-6).
  if (text.purpose.kind === 'answer') return hasStopped ? refuse('opted-out') : { verdict: 'send' };
  if (consent === undefined || consent.status === 'off') return refuse('consent-missing');
  if (consent.status === 'opted-out') return refuse('opted-out');
  const answerBy = waitsForAnswer(text) ? waitsUntil(facts.question, now) : undefined;
  if (answerBy !== undefined) return { verdict: 'hold', reason: 'asked-to-stop', until: answerBy };
  // The text of a consent request that is over is no longer sent.
  if (text.needs === 'asked') return isOpenRequest(text, consent) ? { verdict: 'send' } : refuse('stale');
  if (consent.status === 'pending') return refuse('consent-pending');
  if (isUncovered(text, consent)) return refuse('automated-not-covered');
  return verdictByProgram(text, facts);
}

/** CO-20: to clients, what no person wrote needs consent that says so. Whatever isn't an agent's message is such a text. */
function isUncovered({ program, isAutomated, purpose }: TextContent, consent: Consent): boolean {
  const isWritten = purpose.kind === 'message' && !isAutomated;
  return (
    programs[program].audience === 'clients' &&
    !isWritten &&
    !(consent.status === 'on' && coversAutomated(consent))
  );
}

/** What the text's program asks for, once its consent is there. */
function verdictByProgram(
  text: TextContent,
  {
    notice,
    quietHours,
    conversation,
    now,
  }: Pick<Parameters<typeof verdictOn>[1], 'notice' | 'quietHours' | 'conversation' | 'now'>,
): Verdict {
  const { numbers, keepsQuietHours, optOutInstructions } = programs[text.program];
  if (conversation?.authorsEnd !== undefined) return refuse(conversation.authorsEnd);
  const end = conversation?.campaign?.end;
  if (end !== undefined && end !== 'paused') return refuse(end);
  if (numbers === 'pool' && text.from === undefined) return refuse('no-number-free');
  const until =
    keepsQuietHours && quietHours !== null
      ? awakeFrom(now, quietHours, { place: text.zones, number: zonesOfNumber(text.to) })
      : now;
  if (until > now) return { verdict: 'hold', reason: 'quiet-hours', until };
  const waits = waitsByCampaign(text, conversation?.campaign, now);
  if (waits !== undefined) return waits;
  switch (optOutInstructions) {
    case 'every-30-days':
      return { verdict: 'send', ...(isDue(notice, now) && { append: optOutNotice }) };
    case 'by-conversation':
      return verdictInConversation(text, conversation, now);
  }
}

/** How long a bulk text that is paused waits until it looks again. */
const pausedMs = 3_600_000;

/** CP-7, CP-8, CP-9. A step of a plan waits for its day; a bulk text or greeting that is too much would only be late. */
function waitsByCampaign(
  { outboxId, notBefore, staleAt, purpose }: TextContent,
  campaign: ConversationFacts['campaign'],
  now: Date,
): Verdict | undefined {
  if (notBefore !== undefined && Date.parse(notBefore) > now.getTime()) {
    return { verdict: 'hold', reason: 'not-yet', until: new Date(notBefore) };
  }
  if (campaign === undefined) return undefined;
  if (campaign.end === 'paused') {
    return { verdict: 'hold', reason: 'bulk-paused', until: new Date(now.getTime() + pausedMs) };
  }
  const until = cappedUntil(campaign.recent, outboxId, now);
  if (until === undefined) return waitsForStep(campaign.stepBefore, now);
  if (purpose.kind !== 'message' || purpose.automated?.kind !== 'plan') return refuse('cap-reached');
  const isTooLate = staleAt !== undefined && Date.parse(staleAt) < until.getTime();
  return { verdict: 'hold', reason: 'automated-cap', until: isTooLate ? new Date(staleAt) : until };
}

/** How long a step waits for the one before it that may go out by now: its queue may have lost it. */
const patienceMs = 15 * 60_000;

/** CP-5: the steps of a plan leave in their order. */
function waitsForStep(before: OutboxMessage | undefined, now: Date): Verdict | undefined {
  const dueAt = before && dueAtOf(before);
  if (dueAt === undefined) return undefined;
  if (dueAt > now) return { verdict: 'hold', reason: 'earlier-step', until: dueAt };
  return now.getTime() - dueAt.getTime() < patienceMs ? { verdict: 'wait' } : undefined;
}

/** When it may go out; undefined once it has, or will not. */
function dueAtOf({ content: { createdAt, notBefore }, state }: OutboxMessage): Date | undefined {
  if (state.status === 'held') return new Date(state.heldUntil);
  return state.status === 'queued' ? new Date(notBefore ?? createdAt) : undefined;
}

function verdictInConversation(
  text: TextContent,
  conversation: ConversationFacts | undefined,
  now: Date,
): Verdict {
  if (conversation === undefined) return { verdict: 'send' };
  if (conversation.isOutOfOrder) return { verdict: 'wait' };
  const { conversation: names, footer: seen, instructions, campaign } = conversation;
  const cap = campaign && { seen: campaign.recent };
  const { outboxId, introduction, body } = text;
  const { isDue: isFooterDue, code } = footerOf(text, seen, now);
  const append = isFooterDue ? asLastSentence(instructions) : '';
  // One of before this was decided here has its names in the body.
  const isDue = names !== undefined && isNamingDue(seen, outboxId, names);
  if (introduction === undefined || !isDue) {
    return { verdict: 'send', append, footer: { code, seen }, cap };
  }
  const prepend = introductionTo(body, introduction);
  return { verdict: 'send', prepend, append, footer: { code, seen, names }, cap };
}

/** CP-8: a greeting is the first text of its conversation, and ends with them, whatever the team sent the client in another. */
function footerOf(
  { outboxId, purpose }: TextContent,
  seen: FooterState | undefined,
  now: Date,
): { isDue: boolean; code: FooterCode } {
  const footer = footerFor(seen, outboxId, now);
  const isGreeting = purpose.kind === 'message' && purpose.automated?.kind === 'greeting';
  return isGreeting && !footer.isDue ? { isDue: true, code: 'first-text' } : footer;
}

/** CO-16: what no person wrote to this phone waits while the phone may have asked for no more texts. */
export function waitsForAnswer({ purpose, isAutomated }: TextContent): boolean {
  return isAutomated === true || purpose.kind === 'notification' || purpose.kind === 'consent-request';
}

/** What is asked of emails and pushes, which need no consent to texts: whether it is their time. */
export async function verdictOnTime(
  message: { notBefore?: string | undefined; staleAt?: string | undefined },
  now: Date,
): Promise<Verdict> {
  if (isStale(message, now)) return refuse('stale');
  const until = new Date(message.notBefore ?? 0);
  return until > now ? { verdict: 'hold', reason: 'not-yet', until } : { verdict: 'send' };
}

function isOpenRequest({ purpose }: TextContent, consent: Consent): boolean {
  return (
    purpose.kind === 'consent-request' &&
    openRequestOf(consent)?.consentRequestId === purpose.consentRequestId
  );
}

function isStale({ staleAt }: { staleAt?: string | undefined }, now: Date): boolean {
  return staleAt !== undefined && Date.parse(staleAt) <= now.getTime();
}

function refuse(reason: RefusalReason): Verdict {
  return { verdict: 'refuse', reason };
}
