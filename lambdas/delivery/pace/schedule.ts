// PA-1, PA-2: the schedule of one sending number. A turn is booked once, however far ahead, and kept; a text of more precedence takes
// the next slot there is, and whoever had the last parts of it finds so when the slot begins, and books again.
import { isForAgain, isPersons, keeperOf, type Lane, lanes, type OwnLane } from './lane.ts';
import { type LaneUse, useAfter } from './lane-use.ts';
import { freeFrom, isBeside, type NearTexts, withText } from './near-texts.ts';
import { capacityOf, type Slowed, slowed } from './planned-share.ts';
import { beginningOf, type Rate, slotAt, toleranceMs } from './rate.ts';

export type Schedule = {
  lanes: Partial<Record<Lane, LaneUse>>;
  /** Parts that left in the middle of a slot: the slot a second later has so many fewer. */
  early: { slot: number; parts: number }[];
  /** The carrier took less than the rate then: this share of it is planned, and more again with time. */
  slowed?: Slowed | undefined;
  near: NearTexts;
};

export const noSchedule: Schedule = { lanes: {}, early: [], near: {} };

/**
 * The place of a text: its parts in a slot, behind `before` others of its lane. `lateMs`: so late was the text for one that it had before.
 */
export type Turn = {
  atMs: number;
  slot: number;
  lane: Lane;
  before: number;
  parts: number;
  lateMs?: number | undefined;
};

/** `isAgain`: it had a turn and lost it, to others or for the carrier's sake. */
export type Booking = { lane: OwnLane; parts: number; to: string; isAgain: boolean };

/** `isNow`: nothing waits, and there is room in this second. Any other turn comes with its slot, or a little later for the phone's sake. */
export type Booked = { schedule: Schedule; turn: Turn; isNow: boolean };

/** Who has a slot is settled so long before it begins: later, nobody is told any more that it was taken. */
const noticeMs = 200;
/** PA-2: of a person’s text, unless other persons’ texts wait before it. It may leave as late as others. */
const mostWaitMs = 2000 - toleranceMs;

/** Books the earliest turn that the text's lane has. */
export function book(schedule: Schedule, booking: Booking, nowMs: number, rate: Rate): Booked {
  const current = slotAt(nowMs, rate);
  const early = schedule.early.filter(({ slot }) => slot + rate.perSecond >= current);
  const known = { ...schedule, early };
  const now = bookNow(known, booking, nowMs, rate);
  if (now !== undefined) return now;
  const own = bookIn(booking.lane, known, booking, nowMs, rate);
  const again = booking.isAgain ? bookIn('again', known, booking, nowMs, rate, own?.turn.slot) : undefined;
  const booked = again ?? own;
  if (booked === undefined) throw new Error(`There is no slot for ${booking.parts} parts`);
  return booked;
}

/**
 * PA-2: true while no text of more precedence has taken the place of `turn`, or goes to the same phone within that second, and the
 * carrier takes as much as was planned.
 */
export function isKept(schedule: Schedule, turn: Turn, to: string, nowMs: number, rate: Rate): boolean {
  const { atMs, slot, lane, before, parts } = turn;
  const behindMs = atMs - beginningOf(slot, rate);
  // The number may have another rate by now.
  if (behindMs < 0 || behindMs > toleranceMs) return false;
  const isOwn = lane === 'again' && schedule.near[to] === atMs;
  if (!isPersons(lane) && !isOwn && isBeside(to, atMs, schedule.near)) return false;
  const capacity = capacityOf(slot, schedule.slowed, nowMs, rate);
  return fits(parts, before, roomFor(lane, slot, schedule, nowMs, rate), capacity);
}

export const isLate = (turn: Turn, nowMs: number): boolean => nowMs > turn.atMs + toleranceMs;

/** The carrier has refused a text for coming too soon: for its number, or for the phone `to`. It doesn't say which. */
export function slowDown(schedule: Schedule, to: string, nowMs: number): Schedule {
  return {
    ...schedule,
    slowed: slowed(schedule.slowed, nowMs),
    near: withText(schedule.near, to, nowMs, nowMs),
  };
}

function bookNow(schedule: Schedule, booking: Booking, nowMs: number, rate: Rate): Booked | undefined {
  const { lane, parts, to } = booking;
  const slot = slotAt(nowMs, rate);
  const uses = Object.values(schedule.lanes);
  if (nowMs < freeFrom(to, schedule.near) || nextSlotFor(to, lane, slot + 1, schedule, rate) > slot)
    return undefined;
  if (uses.some(({ at }) => at > slot)) return undefined;
  const taken = uses.reduce((sum, { at, used }) => sum + (at === slot ? used : 0), 0);
  const capacity = capacityOf(slot, schedule.slowed, nowMs, rate);
  const room = capacity - earlyBefore(slot, schedule, rate);
  const aSecondLater = slot + rate.perSecond;
  // PA-2: what leaves in the middle of a slot is missing in the next one, where a person finds a place all the same.
  const left = isPersons(lane) ? 0 : 1;
  const capacityLater = capacityOf(aSecondLater, schedule.slowed, nowMs, rate);
  const isRoom =
    fits(parts, taken, room, capacity) &&
    fits(parts, earlyBefore(aSecondLater, schedule, rate), capacityLater - left, capacityLater);
  if (!isRoom) return undefined;
  const last = lastSlotOf(slot, parts, schedule, nowMs, rate);
  const slots = new Set([slot, last]);
  const leaving = [...slots].map((each) => ({ slot: each, parts: Math.min(parts, rate.parts) }));
  return {
    isNow: true,
    turn: { atMs: nowMs, slot, lane, before: 0, parts },
    schedule: {
      ...schedule,
      lanes: {
        ...schedule.lanes,
        [lane]: useAfter(schedule.lanes[lane], { from: slot, slot, last, parts, to }, rate),
      },
      early: [...schedule.early, ...leaving],
      near: withText(schedule.near, to, nowMs, nowMs),
    },
  };
}

/** Only in a slot before `beforeSlot`; without it in the first that has room. */
function bookIn(
  lane: Lane,
  schedule: Schedule,
  { parts, to, lane: own }: Booking,
  nowMs: number,
  rate: Rate,
  beforeSlot = Number.POSITIVE_INFINITY,
): Booked | undefined {
  const use = schedule.lanes[lane];
  const first = Math.ceil((nowMs + noticeMs) / rate.slotMs);
  const goesOn = use !== undefined && use.at >= first - 1;
  const freeMs = freeFrom(to, schedule.near);
  const start = Math.max(
    first,
    use?.at ?? 0,
    nextSlotFor(to, lane, first, schedule, rate),
    Math.ceil((freeMs - toleranceMs) / rate.slotMs),
  );
  // PA-2: a person's text doesn't wait for what is kept for others, unless persons' texts take most of the slots.
  const leavesMost = use === undefined || 2 * use.used <= capacityOf(use.at, schedule.slowed, nowMs, rate);
  const wouldWaitMs = beginningOf(start + 1, rate) - nowMs;
  const comesFirst =
    isPersons(lane) &&
    (!goesOn || start > use.at + 1 || leavesMost || (start === first && wouldWaitMs > mostWaitMs));
  let leavesFrom = goesOn ? use.leavesFrom : undefined;
  for (let slot = start; slot < beforeSlot; slot += 1) {
    const isFirst = comesFirst && slot === start && keeperOf(slot, lane) !== undefined;
    const keeper = isFirst ? undefined : keeperOf(slot, lane);
    if (keeper === 'again' || (lane === 'again' && !isForAgain(slot))) continue;
    if (keeper !== undefined && (leavesFrom !== undefined || isWaiting(keeper, first, schedule))) {
      // A slot that it uses already, because nobody waited for it then, is not left.
      if (slot !== use?.at) leavesFrom ??= slot;
      continue;
    }
    const before = slot === use?.at ? use.used : 0;
    const capacity = capacityOf(slot, schedule.slowed, nowMs, rate);
    if (!fits(parts, before, roomFor(lane, slot, schedule, nowMs, rate), capacity)) continue;
    const from = goesOn ? use.from : slot;
    const last = lastSlotOf(slot, parts, schedule, nowMs, rate);
    const earlier = goesOn ? (use.taken ?? []).filter((each) => each >= first - 1) : [];
    const taken = isFirst ? [...earlier, slot] : earlier;
    const beginsMs = beginningOf(slot, rate);
    const atMs = Math.max(beginsMs, freeMs);
    return {
      isNow: false,
      turn: { atMs, slot, lane, before, parts },
      schedule: {
        ...schedule,
        ...(atMs > beginsMs && { early: [...schedule.early, { slot, parts: Math.min(parts, rate.parts) }] }),
        ...(isPersons(own) && { near: withText(schedule.near, to, atMs, nowMs) }),
        lanes: {
          ...schedule.lanes,
          [lane]: useAfter(use, { from, slot, last, parts, to, leavesFrom, taken }, rate),
        },
      },
    };
  }
  return undefined;
}

/**
 * The next text to a phone is in a later slot than its lane's last one, and than the last slot of another lane, if that is before
 * `first`: nobody waits for what has yet to leave by another one.
 */
function nextSlotFor(
  to: string,
  lane: Lane,
  first: number,
  { lanes: uses, early, near }: Schedule,
  rate: Rate,
): number {
  const slots = lanes.map((each) => {
    const use = uses[each];
    if (use === undefined || !use.phones.includes(to) || (each !== lane && use.at >= first)) return 0;
    const isInTheMiddle =
      near[to] === undefined && each === lane && early.some(({ slot }) => slot === use.at);
    return use.at + rate.perSecond + (isInTheMiddle ? 1 : 0);
  });
  return Math.max(...slots);
}

/** A text of more parts than a slot takes has several for itself, and leaves with the first. */
function lastSlotOf(slot: number, parts: number, schedule: Schedule, nowMs: number, rate: Rate): number {
  let last = slot;
  let room = capacityOf(slot, schedule.slowed, nowMs, rate);
  while (room < parts) {
    last += 1;
    room += capacityOf(last, schedule.slowed, nowMs, rate);
  }
  return last;
}

function fits(parts: number, before: number, room: number, capacity: number): boolean {
  const isLong = parts > capacity && capacity > 0 && before === 0 && room === capacity;
  return isLong || before + parts <= room;
}

/** What those that go before `lane` leave of a slot. */
function roomFor(lane: Lane, slot: number, schedule: Schedule, nowMs: number, rate: Rate): number {
  const higher = lanes.slice(0, lanes.indexOf(lane));
  const taken = higher.reduce((sum, other) => sum + partsOf(other, slot, schedule), 0);
  return capacityOf(slot, schedule.slowed, nowMs, rate) - earlyBefore(slot, schedule, rate) - taken;
}

function partsOf(lane: Lane, slot: number, { lanes: { [lane]: use } }: Schedule): number {
  if (use === undefined || slot < use.from || slot > use.at) return 0;
  if (slot === use.at) return use.used;
  if (slot === use.from || use.taken?.includes(slot)) return Number.POSITIVE_INFINITY;
  if (isForAgain(slot)) return lane === 'again' ? Number.POSITIVE_INFINITY : 0;
  const isLeft =
    lane === 'again' ||
    (use.leavesFrom !== undefined && slot >= use.leavesFrom && keeperOf(slot, lane) !== undefined);
  return isLeft ? 0 : Number.POSITIVE_INFINITY;
}

/** Whether `keeper`, or a lane below it, has a text that waits for `slot` or a later one. */
function isWaiting(keeper: Lane, slot: number, schedule: Schedule): boolean {
  return lanes
    .slice(lanes.indexOf(keeper))
    .some((lane) => (schedule.lanes[lane]?.at ?? Number.NEGATIVE_INFINITY) >= slot);
}

/** What left in the middle of the slot a second before. */
function earlyBefore(slot: number, { early }: Schedule, { perSecond }: Rate): number {
  return early.reduce((sum, each) => sum + (each.slot + perSecond === slot ? each.parts : 0), 0);
}
