// A number's schedule by itself: how much goes out in any second, who goes first, and what happens to those who have to wait.
import { describe, expect, test } from '@jest/globals';
import { isForAgain, keeperOf, lanes, type OwnLane } from '../../../lambdas/delivery/pace/lane.ts';
import { rateOf } from '../../../lambdas/delivery/pace/rate.ts';
import {
  type Booking,
  book,
  isKept,
  isLate,
  noSchedule,
  type Schedule,
  slowDown,
} from '../../../lambdas/delivery/pace/schedule.ts';

const start = Date.parse('2026-03-02T15:00:00.000Z');
let phones = 0;
function aPhone(): string {
  phones += 1;
  return `+1206${5_000_000 + phones}`;
}

/** A number of `partsPerSecond`, on which texts are booked one after another. */
function aNumber(partsPerSecond: number) {
  const rate = rateOf(partsPerSecond);
  let schedule: Schedule = noSchedule;
  return {
    rate,
    book(nowMs: number, booking: Partial<Booking> = {}) {
      const whole = { lane: 'alert', parts: 1, to: aPhone(), isAgain: false, ...booking } as const;
      const booked = book(schedule, whole, nowMs, rate);
      schedule = booked.schedule;
      return booked.turn;
    },
    isKept: (turn: ReturnType<typeof book>['turn'], to = 'whoever') =>
      isKept(schedule, turn, to, turn.atMs, rate),
    throttled(nowMs: number, to = 'whoever') {
      schedule = slowDown(schedule, to, nowMs);
    },
  };
}

const seconds = (turn: { atMs: number }) => (turn.atMs - start) / 1000;

describe('the rate', () => {
  test('PA-1 no second has more parts than the rate, whatever the rate', () => {
    for (const partsPerSecond of [1, 2, 3, 5, 10, 24, 25, 49, 50, 74, 75, 99, 100, 250, 1000]) {
      const { slotMs, parts, perSecond } = rateOf(partsPerSecond);
      const slotsThatBeginInASecond = Math.ceil(1000 / slotMs);
      expect(slotsThatBeginInASecond * parts).toBeLessThanOrEqual(partsPerSecond);
      expect(perSecond * slotMs).toBeGreaterThanOrEqual(1100);
      // Nearly all of it is used.
      expect((parts * 1000) / slotMs / partsPerSecond).toBeGreaterThan(0.85);
    }
  });
});

describe('texts of one kind', () => {
  test('PA-1 as many as the second takes leave at once, the others one slot after another', () => {
    const number = aNumber(5);
    const turns = Array.from({ length: 25 }, () => number.book(start));
    // One part of the next second is left to a person.
    expect(turns.filter(({ atMs }) => atMs === start)).toHaveLength(4);
    const later = turns.slice(4).map(seconds);
    expect(later).toEqual([...later].sort((a, b) => a - b));
    // One slot is for who left in the middle of the last one, and one in sixteen for what loses its turn.
    expect(later.at(-1)).toBeLessThanOrEqual(1.1 * 7);
  });

  test('PA-1 a lone kind of texts has 85 % of the rate and more, a fast number too', () => {
    for (const [partsPerSecond, lane] of [
      [1, 'automated'],
      [3, 'request'],
      [5, 'alert'],
      [100, 'answer'],
    ] as const) {
      const number = aNumber(partsPerSecond);
      const count = 300 * partsPerSecond;
      const turns = Array.from({ length: count }, () => number.book(start, { lane }));
      expect(Math.max(...turns.map(seconds))).toBeLessThan(300 / 0.85);
    }
  });

  test('PA-1 parts count, not texts; one of more parts than a second has takes several seconds', () => {
    const number = aNumber(3);
    const [one, two, three] = [2, 2, 7].map((parts) => number.book(start, { parts }));
    expect(one).toMatchObject({ atMs: start });
    expect(two?.atMs).toBeGreaterThan(start);
    expect(three?.slot).toBeGreaterThan(two?.slot ?? 0);
    // Seven parts are three slots of three.
    expect(number.book(start).slot).toBeGreaterThanOrEqual((three?.slot ?? 0) + 3);
  });

  test('PA-1 two texts to one phone are a second apart', () => {
    const number = aNumber(5);
    const to = aPhone();
    const turns = Array.from({ length: 4 }, () => number.book(start + 400, { to }).atMs);
    for (const [place, atMs] of turns.slice(1).entries()) {
      expect(atMs - (turns[place] ?? 0)).toBeGreaterThanOrEqual(1000);
    }
  });
});

describe('one phone in two lanes', () => {
  test('PA-2 a person’s text takes the second of a waiting text to the same phone, which books again a second later', () => {
    const number = aNumber(5);
    const to = aPhone();
    const waiting = Array.from({ length: 40 }, (_, place) =>
      number.book(start, { lane: 'automated', ...(place === 12 && { to }) }),
    );
    const theirs = waiting[12];
    if (theirs === undefined) throw new Error('There is none');
    const persons = number.book(theirs.atMs - 600, { lane: 'conversation', to });
    expect(persons.slot).toBe(theirs.slot);
    expect(number.isKept(theirs, to)).toBe(false);
    expect(number.isKept(persons, to)).toBe(true);
    const again = number.book(theirs.atMs, { lane: 'automated', to, isAgain: true });
    expect(again.atMs - persons.atMs).toBeGreaterThanOrEqual(1000);
    expect(number.isKept(again, to)).toBe(true);
    // Of the others in that slot, one has lost its part to the person; those of other slots have theirs.
    const lost = waiting.filter((turn) => turn !== theirs && turn.atMs > start && !number.isKept(turn));
    expect(lost.every(({ slot }) => slot === theirs.slot)).toBe(true);
  });

  test.each([3, 5, 12])(
    'PA-2 at %i parts a second a person’s text leaves within 2 s of one that left by itself to the same phone, and a second after it',
    (partsPerSecond) => {
      for (let afterMs = 0; afterMs < 1100; afterMs += 37) {
        for (const inSlotMs of [0, 50, 101, 199, 200, 500, 1000]) {
          const number = aNumber(partsPerSecond);
          const to = aPhone();
          const alone = Math.ceil(start / 1100) * 1100 + inSlotMs;
          expect(number.book(alone, { lane: 'automated', to }).atMs).toBe(alone);
          for (let others = 0; others < 50; others += 1) number.book(alone + 1, { lane: 'automated' });
          const persons = number.book(alone + 1 + afterMs, { lane: 'conversation', to });
          expect(persons.atMs - alone).toBeGreaterThanOrEqual(1000);
          expect(persons.atMs - (alone + 1 + afterMs)).toBeLessThanOrEqual(2000);
        }
      }
    },
  );

  test('PA-1 an answer waits for the second after a text of the conversation that left in the middle of its slot', () => {
    const number = aNumber(5);
    const to = aPhone();
    const alone = Math.ceil(start / 1100) * 1100 + 900;
    number.book(alone, { lane: 'conversation', to });
    const answer = number.book(alone + 300, { lane: 'answer', to });
    expect(answer.atMs).toBeGreaterThanOrEqual(alone + 1000);
    expect(answer.atMs).toBeLessThanOrEqual(alone + 300 + 2000);
  });

  test('PA-1 a phone that the carrier had too much for is texted again a second later', () => {
    const number = aNumber(5);
    const to = aPhone();
    const turn = number.book(start, { lane: 'conversation', to });
    number.throttled(turn.atMs + 30, to);
    const again = number.book(turn.atMs + 40, { lane: 'conversation', to, isAgain: true });
    expect(again.atMs).toBeGreaterThanOrEqual(turn.atMs + 1030);
    expect(again.atMs).toBeLessThanOrEqual(turn.atMs + 40 + 2000);
  });

  test('PA-3 what a schedule keeps of phones doesn’t grow with what is sent', () => {
    let schedule: Schedule = noSchedule;
    const rate = rateOf(1000);
    for (let count = 0; count < 500; count += 1) {
      const booking = { lane: 'answer', parts: 1, to: aPhone(), isAgain: false } as const;
      schedule = book(schedule, booking, start + count, rate).schedule;
    }
    expect(Object.keys(schedule.near).length).toBeLessThanOrEqual(12);
  });
});

describe('precedence', () => {
  test.each([1, 3, 5, 100])(
    'PA-2 at %i parts a second a person’s text leaves within 1.3 s behind 10,000 automated ones, whenever it comes',
    (partsPerSecond) => {
      const number = aNumber(partsPerSecond);
      for (let count = 0; count < 10_000; count += 1) number.book(start, { lane: 'automated' });
      for (let nowMs = start + 1; nowMs < start + 60_000; nowMs += 3137) {
        for (const lane of ['conversation', 'answer'] as const) {
          // Alone behind them: two persons of one second wait for each other.
          if ((nowMs % 2 === 0) === (lane === 'answer')) continue;
          expect(number.book(nowMs, { lane }).atMs - nowMs).toBeLessThanOrEqual(1300);
        }
      }
    },
  );

  test.each([3, 5, 100])(
    'PA-2 at %i parts a second persons who write all the time wait 2 s at most behind 10,000 automated texts, and these go on',
    (partsPerSecond) => {
      const number = aNumber(partsPerSecond);
      const waiting = Array.from({ length: 10_000 }, () => number.book(start, { lane: 'automated' }));
      const alerts = Array.from({ length: 100 }, () => number.book(start, { lane: 'alert' }));
      const waits: number[] = [];
      let gone = 0;
      for (let nowMs = start; nowMs < start + 60_000; nowMs += 100) {
        const due = waiting.filter(({ atMs }) => atMs >= nowMs && atMs < nowMs + 100);
        gone += due.filter((each) => number.isKept(each)).length;
        if ((nowMs - start) % 900 === 0)
          waits.push(number.book(nowMs, { lane: 'conversation' }).atMs - nowMs);
      }
      expect(Math.max(...waits)).toBeLessThanOrEqual(2000);
      const all = (60_000 / number.rate.slotMs) * number.rate.parts;
      expect(gone).toBeGreaterThan(Math.max(0, 0.9 * all - waits.length - alerts.length));
    },
  );

  test('PA-2 one part that a person takes costs one automated text its turn, which it has again within seconds', () => {
    const number = aNumber(1);
    const waiting = Array.from({ length: 100 }, () => number.book(start, { lane: 'automated' }));
    const ours = number.book(start + 20_000, { lane: 'conversation' });
    const lost = waiting.filter((turn) => turn.atMs > start && !number.isKept(turn));
    expect(lost.map(({ slot }) => slot)).toEqual([ours.slot]);
    const again = number.book(ours.atMs, { lane: 'automated', isAgain: true });
    expect(again.lane).toBe('again');
    expect(again.atMs - ours.atMs).toBeLessThanOrEqual(16 * 1100);
    expect(number.isKept(again)).toBe(true);
  });

  test('PA-2 the order is answers, conversation, alerts, consent requests, automated texts', () => {
    const order: OwnLane[] = ['answer', 'conversation', 'alert', 'request', 'automated'];
    for (const [place, lane] of order.entries()) {
      for (const lower of order.slice(place + 1)) {
        const number = aNumber(2);
        const waiting = Array.from({ length: 40 }, () => number.book(start, { lane: lower }));
        const taken = number.book(start + 3000, { lane });
        // It may have to leave one slot to those below.
        expect(taken.atMs - start).toBeLessThanOrEqual(3000 + 200 + 2 * 1100);
        expect(number.isKept(taken)).toBe(true);
        const booked = waiting.filter(({ atMs }) => atMs > start);
        expect(booked.filter((turn) => !number.isKept(turn)).map(({ slot }) => slot)).toEqual([taken.slot]);
        const behind = number.book(start + 3000, { lane: lower });
        expect(behind.slot).toBeGreaterThan(taken.slot);
      }
    }
  });

  test('PA-2 however much goes before it, each kind has one slot in sixteen', () => {
    for (const [place, lane] of lanes.entries()) {
      if (lane === 'again') continue;
      const higher = lanes.slice(0, place);
      const free = Array.from({ length: 16 }, (_, slot) => slot).filter(
        (slot) =>
          !isForAgain(slot) &&
          keeperOf(slot, lane) === undefined &&
          higher.every((other) => other === 'again' || keeperOf(slot, other) !== undefined),
      );
      expect({ lane, free: place === 0 || free.length > 0 }).toEqual({ lane, free: true });
    }
  });

  test('PA-2 persons’ texts that fill a number leave alerts that wait some slots', () => {
    const number = aNumber(1);
    for (let count = 0; count < 20; count += 1) number.book(start, { lane: 'conversation' });
    const behind = number.book(start, { lane: 'alert' });
    for (let count = 0; count < 600; count += 1) number.book(start, { lane: 'conversation' });
    const turn = number.book(start, { lane: 'alert' });
    expect(turn.slot).toBeGreaterThan(behind.slot);
    expect(seconds(turn)).toBeLessThan(22 * 1.1 + 16 * 1.1 + 2.2);
    expect(number.isKept(turn)).toBe(true);
  });
});

describe('a surprise', () => {
  test('PA-1 a throttled number plans less, also of what is booked, and the whole rate again after minutes', () => {
    const number = aNumber(5);
    const waiting = Array.from({ length: 3000 }, () => number.book(start));
    const inSlots = (from: number, to: number) =>
      waiting.filter((turn) => turn.atMs >= from && turn.atMs < to);
    const soon = inSlots(start + 10_000, start + 60_000);
    number.throttled(start + 5000);
    number.throttled(start + 5100);
    const kept = soon.filter((each) => number.isKept(each)).length;
    expect(kept / soon.length).toBeGreaterThan(0.8);
    expect(kept / soon.length).toBeLessThan(0.95);
    const late = inSlots(start + 300_000, start + 400_000);
    expect(late.filter((each) => number.isKept(each))).toHaveLength(late.length);
  });

  test('PA-1 who comes too late for a turn books another; a number whose rate was changed has none of its old ones', () => {
    const number = aNumber(1);
    const turn = [0, 0, 0].map(() => number.book(start)).at(-1);
    if (turn === undefined) throw new Error('There is no turn');
    expect(isLate(turn, turn.atMs + 100)).toBe(false);
    expect(isLate(turn, turn.atMs + 101)).toBe(true);
    const other = rateOf(100);
    expect(isKept(noSchedule, turn, 'whoever', turn.atMs, rateOf(1))).toBe(true);
    expect(isKept(noSchedule, { ...turn, atMs: turn.atMs + 1 }, 'whoever', turn.atMs, other)).toBe(false);
  });
});
