// PA-1, PA-2: the schedule of one sending number. A turn is booked once, however far ahead, and kept; a text of more precedence takes
// the next slot there is, and whoever had the last parts of it finds so when the slot begins, and books again.
import { isForAgain, isPersons, keeperOf, type Lane, lanes, type OwnLane } from './lane.ts';
import { beginningOf, type Rate, slotAt, toleranceMs } from './rate.ts';

/**
 * A lane has used what it may from slot `from` on, and of slot `at` `used` parts, for `phones`. `leavesFrom`: from that slot on it has
 * left to those below what is kept for them, but for the slots `taken`, where a person came first.
 */
export type LaneUse = {
  from: number;
  at: number;
  used: number;
  phones: string[];
  leavesFrom?: number | undefined;
  taken?: number[] | undefined;
};

export type Schedule = {
  lanes: Partial<Record<Lane, LaneUse>>;
  /** Parts that left in the middle of a slot: the slot a second later has so many fewer. */
  early: { slot: number; parts: number }[];
  /** The carrier took less than the rate then: this share of it is planned, and more again with time. */
  slowed?: { share: number; atMs: number } | undefined;
};

export const noSchedule: Schedule = { lanes: {}, early: [] };

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

/** `isNow`: nothing waits, and there is room in this second. Any other turn comes with its slot. */
export type Booked = { schedule: Schedule; turn: Turn; isNow: boolean };

/** Who has a slot is settled so long before it begins: later, nobody is told any more that it was taken. */
const noticeMs = 200;
/** Each time that the carrier has too much, a little less is planned, for some minutes. */
const slowedTo = 0.85;
const leastShare = 0.1;
const recoveryMs = 10 * 60_000;
/** Texts that are throttled at once are throttled for one reason. */
const sameThrottlingMs = 1000;

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

/** PA-2: true while no text of more precedence has taken the place of `turn`, and the carrier takes as much as was planned. */
export function isKept(schedule: Schedule, turn: Turn, nowMs: number, rate: Rate): boolean {
  const { atMs, slot, lane, before, parts } = turn;
  // The number may have another rate by now.
  if (beginningOf(slot, rate) !== atMs) return false;
  const capacity = capacityOf(slot, schedule, nowMs, rate);
  return fits(parts, before, roomFor(lane, slot, schedule, nowMs, rate), capacity);
}

export const isLate = (turn: Turn, nowMs: number): boolean => nowMs > turn.atMs + toleranceMs;

/** The carrier has refused a text for coming too soon. */
export function slowDown(schedule: Schedule, nowMs: number): Schedule {
  const { slowed } = schedule;
  if (slowed !== undefined && nowMs - slowed.atMs < sameThrottlingMs) return schedule;
  const share = Math.max(leastShare, shareAt(schedule, nowMs) * slowedTo);
  return { ...schedule, slowed: { share, atMs: nowMs } };
}

function bookNow(schedule: Schedule, booking: Booking, nowMs: number, rate: Rate): Booked | undefined {
  const { lane, parts, to } = booking;
  const slot = slotAt(nowMs, rate);
  const uses = Object.values(schedule.lanes);
  if (uses.some(({ at, phones }) => at > slot || (at === slot && phones.includes(to)))) return undefined;
  const taken = uses.reduce((sum, { at, used }) => sum + (at === slot ? used : 0), 0);
  const capacity = capacityOf(slot, schedule, nowMs, rate);
  const room = capacity - earlyBefore(slot, schedule, rate);
  const aSecondLater = slot + rate.perSecond;
  // PA-2: what leaves in the middle of a slot is missing in the next one, where a person finds a place all the same.
  const left = isPersons(lane) ? 0 : 1;
  const capacityLater = capacityOf(aSecondLater, schedule, nowMs, rate);
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
    },
  };
}

/** Only in a slot before `beforeSlot`; without it in the first that has room. */
function bookIn(
  lane: Lane,
  schedule: Schedule,
  { parts, to }: Booking,
  nowMs: number,
  rate: Rate,
  beforeSlot = Number.POSITIVE_INFINITY,
): Booked | undefined {
  const use = schedule.lanes[lane];
  const first = Math.ceil((nowMs + noticeMs) / rate.slotMs);
  const goesOn = use !== undefined && use.at >= first - 1;
  const start = Math.max(first, use?.at ?? 0, nextSlotFor(to, use, schedule, rate));
  // PA-2: a person's text doesn't wait for what is kept for others, unless persons' texts take most of the slots.
  const leavesMost = use === undefined || 2 * use.used <= capacityOf(use.at, schedule, nowMs, rate);
  const comesFirst = isPersons(lane) && (!goesOn || start > use.at + 1 || leavesMost);
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
    const capacity = capacityOf(slot, schedule, nowMs, rate);
    if (!fits(parts, before, roomFor(lane, slot, schedule, nowMs, rate), capacity)) continue;
    const from = goesOn ? use.from : slot;
    const last = lastSlotOf(slot, parts, schedule, nowMs, rate);
    const earlier = goesOn ? (use.taken ?? []).filter((each) => each >= first - 1) : [];
    const taken = isFirst ? [...earlier, slot] : earlier;
    return {
      isNow: false,
      turn: { atMs: beginningOf(slot, rate), slot, lane, before, parts },
      schedule: {
        ...schedule,
        lanes: {
          ...schedule.lanes,
          [lane]: useAfter(use, { from, slot, last, parts, to, leavesFrom, taken }, rate),
        },
      },
    };
  }
  return undefined;
}

/** The carrier takes one text a second to a phone: the next one to it is in a later slot. */
function nextSlotFor(to: string, use: LaneUse | undefined, { early }: Schedule, rate: Rate): number {
  if (use === undefined || !use.phones.includes(to)) return 0;
  const leftInTheMiddle = early.some(({ slot }) => slot === use.at);
  return use.at + rate.perSecond + (leftInTheMiddle ? 1 : 0);
}

type Taken = {
  from: number;
  slot: number;
  last: number;
  parts: number;
  to: string;
  leavesFrom?: number | undefined;
  taken?: number[] | undefined;
};

function useAfter(
  use: LaneUse | undefined,
  { from, slot, last, parts, to, leavesFrom, taken }: Taken,
  rate: Rate,
): LaneUse {
  const isFirst = use?.at !== slot;
  const used = (isFirst ? 0 : use.used) + parts;
  return {
    from: isFirst ? from : use.from,
    at: last,
    used: last > slot ? rate.parts : Math.min(used, rate.parts),
    phones: isFirst ? [to] : [...use.phones, to],
    leavesFrom,
    taken,
  };
}

/** A text of more parts than a slot takes has several for itself, and leaves with the first. */
function lastSlotOf(slot: number, parts: number, schedule: Schedule, nowMs: number, rate: Rate): number {
  let last = slot;
  let room = capacityOf(slot, schedule, nowMs, rate);
  while (room < parts) {
    last += 1;
    room += capacityOf(last, schedule, nowMs, rate);
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
  return capacityOf(slot, schedule, nowMs, rate) - earlyBefore(slot, schedule, rate) - taken;
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

/** A share of the rate is spread over the slots, also where a slot is one part. */
function capacityOf(slot: number, schedule: Schedule, nowMs: number, { parts }: Rate): number {
  const planned = parts * shareAt(schedule, nowMs);
  return Math.floor(planned * (slot + 1)) - Math.floor(planned * slot);
}

/** What is planned of the rate: less for some minutes after the carrier had too much. */
export function shareAt({ slowed }: Schedule, nowMs: number): number {
  return slowed === undefined ? 1 : Math.min(1, slowed.share + (nowMs - slowed.atMs) / recoveryMs);
}
