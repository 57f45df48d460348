// CP-3 to CP-9, CO-20 and TX-16 once more, from the contract alone: what was given to the carrier and what happened is remembered, and each
// automated text judged by that. It shares no code with what it judges.

import { dayMs, hourMs, minuteMs } from '../campaigns/local-clocks.ts';
import type { BulkReference } from './bulk-reference.ts';
import type { Events } from './events-reference.ts';
import { isQuiet, nextHalfHour, type QuietHours } from './quiet-reference.ts';

export type Given = {
  outboxId: string;
  phone: string;
  at: number;
  part: string;
  automated: {
    kind: 'plan' | 'bulk' | 'greeting';
    bulkId?: string;
    planId?: string;
    run?: string;
    step?: number;
  };
};

export type Judged = Given & {
  referralId: string;
  sender: string;
  /** When it was put into the conversation, and into the outbox. */
  writtenAt: number;
  createdAt: number;
  notBefore: number;
  /** Of a plan: when its step was due. */
  dueAt: number;
};

/** A text that is being handed to the carrier while its client is handed over still goes (CL-10). */
const inFlightMs = 15 * minuteMs;
const tooLateMs = 3 * dayMs;
/** Answers to the client's words go first, and a carrier that is busy is asked again. */
const promptMs = 8 * minuteMs;
/** So often a text of a bulk text that is paused is looked at. */
const pausedMs = hourMs;
/** Queues know whole seconds: of texts that wait for one moment another may be the first. */
const queueMs = 2000;

export function aTextReference(
  { quietHours }: { quietHours: QuietHours | null },
  events: Events,
  bulks: Pick<BulkReference, 'pausesOf' | 'faultInLeaving'>,
) {
  const given: Given[] = [];
  /** What a carrier was too busy for, or may have been given by a function that died: until it is known, others wait for it. */
  const tried: Given[] = [];
  /** What no carrier was given, nor will be. */
  const ended: Given[] = [];
  const { clientOf } = events;

  type OfPhone = Pick<Judged, 'phone' | 'outboxId'>;

  const othersBefore = ({ phone, outboxId }: OfPhone, at: number, among = given) =>
    among.filter((each) => each.phone === phone && each.outboxId !== outboxId && each.at <= at);

  /** CP-9 */
  function beyondCap(text: OfPhone, at: number, among = given): string | undefined {
    const others = othersBefore(text, at, among);
    if (others.some((each) => at - each.at < dayMs)) return 'twice within a day';
    return others.filter((each) => at - each.at < 7 * dayMs).length >= 3
      ? 'four times within seven days'
      : undefined;
  }

  /** CP-5: of the same run. */
  function hasLaterStep({ automated: { run, step = 0 } }: Judged, among: readonly Given[] = given): boolean {
    const isLater = ({ automated }: Given) => automated.run === run && (automated.step ?? 0) > step;
    return run !== undefined && among.some(isLater);
  }

  /** A later one left while this one might have. */
  function isOvertaken(text: Judged): boolean {
    return hasLaterStep(
      text,
      given.filter(({ at }) => at < text.dueAt + tooLateMs),
    );
  }

  /** CP-5: since when no earlier step of the same run waits. */
  function turnOf({ automated: { run, step = 0 } }: Judged): number {
    const isEarlier = ({ automated }: Given) => automated.run === run && (automated.step ?? 0) < step;
    const before = run === undefined ? [] : [...given, ...ended].filter(isEarlier);
    return Math.max(...before.map(({ at }) => at), Number.NEGATIVE_INFINITY);
  }

  /** Why it must not go at all any more. */
  function overWith(text: Judged, at: number): string | undefined {
    const { referralId, automated, writtenAt, createdAt, phone } = text;
    const client = clientOf(referralId);
    const consent = events.consentOf(phone);
    if (consent?.isOn !== true) return 'without consent';
    if (!consent.isCovered) return 'without consent to automated texts';
    if (automated.kind === 'greeting') return client.owner === undefined ? undefined : 'after the claim';
    if (client.owner === undefined) return 'without an owner';
    if (!events.hasLicense(client.owner)) return 'though its sender has no license';
    // A client who is its sender's again may get a bulk text. A plan has stopped by the hand-over.
    const isHandedOver =
      client.owner !== text.sender || (automated.kind === 'plan' && client.ownedSince > writtenAt);
    if (isHandedOver && at - createdAt > inFlightMs) return 'after a hand-over';
    if (automated.kind === 'bulk')
      return events.isCancelled(automated.bulkId ?? '') ? 'after it was cancelled' : undefined;
    if (events.removedAt(automated.planId ?? '') > writtenAt) return 'after its plan was removed';
    if (client.repliedAt > writtenAt) return 'after the client answered';
    if (client.takenOffAt > writtenAt) return 'after it was stopped';
    if (client.begunAt > writtenAt) return 'after another plan began';
    return client.overAt > writtenAt ? 'after the client was archived or closed' : undefined;
  }

  function stopOfBulk({ automated: { kind, bulkId = '' }, at }: Judged, disturbedAt: number) {
    return kind === 'bulk' ? bulks.faultInLeaving(bulkId, at, disturbedAt) : undefined;
  }

  /** CP-7: when the bulk text of which it is was paused; what waited is looked at again some time after. */
  function pausesOf({
    automated: { kind, bulkId = '' },
    writtenAt,
  }: Judged): { from: number; until: number }[] {
    const pauses = kind === 'bulk' ? bulks.pausesOf(bulkId) : [];
    return pauses
      .filter(({ until }) => until >= writtenAt)
      .map(({ from, until }) => ({ from, until: until + pausedMs }));
  }

  /** When it might have gone: in its turn, outside of quiet hours, pauses and within the cap, none of which ends but at a half hour, when somebody decides, or when an earlier text is old. */
  function firstChance(text: Judged): number {
    const { zones } = clientOf(text.referralId);
    const known = [...given, ...tried];
    const pauses = pausesOf(text);
    const ends = [
      ...othersBefore(text, text.at, known).flatMap(({ at }) => [at + dayMs, at + 7 * dayMs]),
      ...pauses.map(({ until }) => until),
    ];
    const isKeptBack = (at: number) =>
      pauses.some(({ from, until }) => at >= from && at < until) ||
      isQuiet(at, quietHours, zones) ||
      beyondCap(text, at, known) !== undefined ||
      beyondCap(text, at + queueMs, known) !== undefined;
    let at = Math.max(text.writtenAt, text.notBefore, turnOf(text));
    while (at < text.at && isKeptBack(at)) {
      const from = at;
      at = Math.min(text.at, nextHalfHour(at), ...ends.filter((end) => end > from));
    }
    return at;
  }

  return {
    /** What is wrong with the text's going out now; undefined when it may. `disturbedAt`: when something of ours last didn't run. */
    faultOf(text: Judged, disturbedAt: number): string | undefined {
      const { at, part } = text;
      const over = overWith(text, at) ?? beyondCap(text, at) ?? stopOfBulk(text, disturbedAt);
      if (over !== undefined) return over;
      if (text.automated.kind !== 'greeting' && at - text.dueAt > tooLateMs)
        return 'more than three days late';
      if (hasLaterStep(text)) return 'after a later step';
      if (othersBefore(text, at).some((each) => each.part === part)) return 'for a second time';
      if (at < text.notBefore) return 'before its time';
      if (isQuiet(at, quietHours, clientOf(text.referralId).zones)) return 'in quiet hours';
      const from = firstChance(text);
      const isLate = at - from > promptMs && disturbedAt < from;
      return isLate ? `late, which might have gone at ${new Date(from).toISOString()}` : undefined;
    },

    /** Whether something kept the text back for good: CP-7, "refused by reason". */
    isRightlyRefused: (text: Judged, disturbedAt: number): boolean =>
      overWith(text, text.at) !== undefined ||
      // In flight at a hand-over it may go, and need not.
      clientOf(text.referralId).ownedSince > text.writtenAt ||
      (text.at - text.dueAt >= tooLateMs && !isOvertaken(text)) ||
      // Its queue may have had it late.
      (hasLaterStep(text, [...given, ...tried]) && disturbedAt > text.writtenAt) ||
      (text.automated.kind !== 'plan' && beyondCap(text, text.at, [...given, ...tried]) !== undefined),

    /** CP-9: whether one more to that phone would be too much. */
    isCapped(phone: string, at: number): 'no' | 'perhaps' | 'yes' {
      const one = { phone, outboxId: '' };
      if (beyondCap(one, at) !== undefined) return 'yes';
      return beyondCap(one, at, [...given, ...tried]) === undefined ? 'no' : 'perhaps';
    },

    give: (text: Given) => void given.push(text),
    tried: (text: Given) => void tried.push(text),
    ended: (text: Given) => void ended.push(text),
  };
}
