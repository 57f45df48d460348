// From what a referral did to what AWS bills for it: the assumptions that counting alone does not settle.
import { type Counts, callsOf, type FunctionCounts } from './one-referral.ts';
import type { Priced } from './prices.ts';

/**
 * Billed for each invocation and for each AWS call that it makes, in ms, warm. Assumed, and on the high side: a PutItem from
 * Lambda takes 7.6 ms at the median, and calls that are made at once are counted as if one waited for the other.
 */
export const assumedMs = { perInvocation: 5, perCall: 10 };

/** Its time, warm. */
export function secondsOf({ invocations, calls }: FunctionCounts): number {
  const made = Object.values(calls).reduce((total, count) => total + count, 0);
  return (invocations * assumedMs.perInvocation + made * assumedMs.perCall) / 1000;
}

export type Billed = Record<Priced, number>;

/** Billed quantities. */
export function billedFor(counts: Counts): Billed {
  const functions = Object.values(counts.functions);
  const sum = (of: (counted: (typeof functions)[number]) => number) =>
    functions.reduce((total, counted) => total + of(counted), 0);
  const invocations = sum((each) => each.invocations);
  const emails = callsOf(counts, 'ses:SendEmail');
  const receiptsOfTexts = counts.carrierEvents - emails;
  const gathered = (counts.functions['delivery/apply-receipts']?.invocations ?? 0) - receiptsOfTexts;
  const sent = callsOf(counts, 'sqs:SendMessage');
  return {
    readUnits: sum(({ readUnits }) => readUnits),
    writeUnits: sum(({ writeUnits }) => writeUnits),
    invocations,
    gigabyteSeconds: sum((each) => each.memoryGb * secondsOf(each)),
    transitions: counts.transitions,
    apiRequests: counts.apiRequests,
    // Every message is received and deleted; what SNS delivers to a queue is not sent by a request. Receipts of emails are deleted
    // ten by ten; how many a poll receives varies: one, at worst.
    queueRequests: 3 * sent + 2 * receiptsOfTexts + emails + Math.max(gathered, Math.ceil(emails / 10)),
    topicPublishes: counts.carrierEvents,
    busEvents: callsOf(counts, 'events:PutEvents'),
    socketMessages: 0,
    connectionMinutes: 0,
    emails,
    textSegments: counts.textSegments,
    carrierFees: counts.textSegments,
  };
}

/** The same without `left`, for example what goes to the carriers. */
export function without(
  left: readonly Priced[],
  billed: Record<Priced, number>,
): Partial<Record<Priced, number>> {
  const names: readonly string[] = left;
  return Object.fromEntries(Object.entries(billed).filter(([name]) => !names.includes(name)));
}
