// Which calls of a referral's life fail in which way, and what each way may cost at most.
import type { FaultKind, FaultOrder } from '../../../local/aws/faults.ts';
import type { StoredSend } from './referral-account.ts';
import { type Flow, openedByWorkflow, type Step } from './referral-flow.ts';

/** How a call fails; `for good`: however often the SDK tries it again. */
type Way = { name: string; kind: FaultKind; isForGood: boolean };

const failsBefore: Way = { name: 'fails before its effect, for good', kind: 'error', isForGood: true };
const isThrottled: Way = { name: 'is throttled', kind: 'throttle', isForGood: false };
const losesAnswer: Way = { name: 'loses its answer', kind: 'timeout-after-commit', isForGood: false };
const losesAnswers: Way = { ...losesAnswer, name: 'loses its answer, for good', isForGood: true };
const crashesBefore: Way = {
  name: 'crashes its caller before its effect',
  kind: 'crash-before',
  isForGood: false,
};
const crashesAfter: Way = { name: 'crashes its caller after its effect', kind: 'crash', isForGood: false };

/** An action as one function calls it. */
export type Call = { functionName: string; service: string; action: string };
/** A call that occurs at a step of a flow. */
export type Occurrence = Call & { flow: Flow; step: Step };
export type FaultCase = Occurrence & { way: Way; order: FaultOrder };

/** Whether every life makes a call that occurred in one: a fault of another would never happen. */
export function isCertain({ functionName, action, flow, step }: Occurrence): boolean {
  const isOpenOffers = functionName.includes('OpenOffers');
  // What else occurs there is tried in other flows.
  if (flow === openedByWorkflow) return isOpenOffers;
  // The day's jobs: it depends on the hour.
  if (functionName.includes('RunJob')) return false;
  if (action !== 'UpdateItem') return true;
  // CL-2: only where the workflow comes before the API's own write.
  if (isOpenOffers) return false;
  // A receipt may come before its sender's own write; those that are due later always change something.
  return !functionName.includes('ApplyReceipts') || /time passes|the window ends/.test(step.name);
}

/** Tries of the SDK. Our carriers' clients try once: none of them knows idempotency. */
const tries: Readonly<Record<string, number>> = { dynamodb: 4, sns: 1, ses: 1, 'sms-voice': 1 };
const triesOf = ({ service }: Call) => tries[service] ?? 3;
/** `GenerateMac` leaves nothing behind either. */
const isRead = ({ action }: Call) => /^(Get|BatchGet|Query|GenerateMac)/.test(action);

export function isToCarrier(call: Call): boolean {
  return triesOf(call) === 1;
}

/**
 * The ways of a call that differ: a read has no effect, what is tried once fails for good at once, and dying before an
 * effect is worse than failing only for a deliverer, who may have a send in hand.
 */
function waysOf(call: Call): readonly Way[] {
  if (isRead(call)) return [failsBefore, crashesBefore];
  if (isToCarrier(call)) return [failsBefore, isThrottled, losesAnswer, crashesBefore, crashesAfter];
  const isDeliverers = call.functionName.includes('DeliverySend');
  return [failsBefore, losesAnswer, losesAnswers, crashesAfter, ...(isDeliverers ? [crashesBefore] : [])];
}

/** The stream's follower writes something else after each decision: those writes lose their answers at each. */
function waysLater(occurrence: Occurrence): readonly Way[] {
  const { functionName, service, step } = occurrence;
  const isDecision = /declines?$|two claim|one answers|enters the PIN/.test(step.name);
  const isWrite = service === 'dynamodb' && !isRead(occurrence);
  return functionName.includes('DispatchChanges') && isDecision && isWrite ? [losesAnswer, crashesAfter] : [];
}

const nameOf = ({ functionName, service, action }: Call) => `${functionName} ${service}:${action}`;

function isSame(one: Call, other: Call): boolean {
  return nameOf(one) === nameOf(other);
}

/** Each call where it occurs first. */
export function firstOf(occurrences: readonly Occurrence[]): Occurrence[] {
  return occurrences.filter((each, index) => occurrences.findIndex((other) => isSame(each, other)) === index);
}

/** The ways that leave an effect behind of which the caller knows nothing: a call that did nothing is simply made again. */
const worse: readonly Way[] = [losesAnswers, crashesAfter];

/** Of two worse ways a call is tried in one, its neighbor by name in the other: `place` counts them. */
function sampledWays(occurrence: Occurrence, place: number | undefined, isCovered: Sample): readonly Way[] {
  const isFirst = place !== undefined;
  const ways = isFirst && isCovered(occurrence) ? waysOf(occurrence) : waysLater(occurrence);
  if (isToCarrier(occurrence)) return ways;
  const tried = ways.filter((way) => worse.includes(way));
  return isFirst && tried.length > 1 ? tried.filter((_, index) => index === place % tried.length) : tried;
}

/** Which calls are tried when not everything is: each in one of the worse ways, and none throttled. */
export type Sample = (call: Call) => boolean;

/** All cases of `sample`; of `all` each call at every step where it occurs, in every way, throttled ones too. */
export function faultCases(occurrences: readonly Occurrence[], sample: Sample | 'all'): FaultCase[] {
  const byName = firstOf(occurrences).toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const places = new Map(byName.map((occurrence, place) => [occurrence, place]));
  return occurrences.flatMap((occurrence) => {
    const { functionName, service, action } = occurrence;
    const all = new Set([...waysOf(occurrence), isThrottled, crashesBefore]);
    const ways = sample === 'all' ? [...all] : sampledWays(occurrence, places.get(occurrence), sample);
    return ways.map((way) => {
      const count = way.isForGood ? triesOf(occurrence) : 1;
      return { ...occurrence, way, order: { functionName, service, action, kind: way.kind, count } };
    });
  });
}

export function titleOf({ functionName, service, action, flow, step, way }: FaultCase): string {
  const caller = /-([A-Za-z]+)Function[0-9A-F]{8}$/.exec(functionName)?.[1] ?? functionName;
  return `${flow.name}, ${step.name}: ${caller}’s ${service}:${action} ${way.name}`;
}

/** Whether a send came to nothing because its deliverer failed until the offer was over: a warm transfer takes 2 minutes. */
export function isTooLate({ status, reason }: StoredSend, { functionName }: FaultCase): boolean {
  return status === 'refused' && reason === 'stale' && functionName.includes('DeliverySend');
}

/**
 * Whether a send may end unconfirmed, and so perhaps unseen: its deliverer died with it in hand, never learned what the
 * carrier did, or could not note that the carrier was busy. A second text or push would be blind; an email is sent once
 * more.
 */
export function mayStayUnconfirmed({ channel }: StoredSend, given: FaultCase): boolean {
  if (channel === 'email') return false;
  const deliverer = { text: 'SendTexts', push: 'SendPushes' }[channel];
  if (!given.functionName.includes(deliverer)) return false;
  const { kind } = given.way;
  if (kind.startsWith('crash')) return true;
  if (isToCarrier(given)) return kind === 'error' || kind === 'timeout-after-commit';
  return channel === 'text' && given.action === 'UpdateItem' && kind === 'error';
}
