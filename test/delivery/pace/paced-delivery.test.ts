// Texts that wait for their number's turn, over the real table: booked once, judged when it comes, and what goes wrong in between.
import { describe, expect, test } from '@jest/globals';
import type { CarrierAnswer } from '../../../lambdas/carriers/carrier-answer.ts';
import { type Delivery, deliver, type Pace } from '../../../lambdas/delivery/deliver.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { pacer } from '../../../lambdas/delivery/pace/pacer.ts';
import { rateOf } from '../../../lambdas/delivery/pace/rate.ts';
import { scheduleStore } from '../../../lambdas/delivery/pace/schedule-store.ts';
import { engineTable } from '../../support/engine.ts';
import { outbox, queuedText, setConsent } from '../support/deliveries.ts';
import { NOW } from '../support/outbox-messages.ts';

const table = await engineTable();
const schedules = scheduleStore(table);
let numbers = 0;

/** A number of `partsPerSecond`, at which texts are delivered. */
function aNumber(partsPerSecond = 1) {
  const rate = rateOf(partsPerSecond);
  numbers += 1;
  const number = `+1206555${String(2000 + numbers)}`;
  const world = {
    now: NOW.getTime(),
    answers: [{ kind: 'accepted' }] as CarrierAnswer[],
    calls: [] as { outboxId: string; atMs: number }[],
    bookings: 0,
    ahead: [] as number[],
    beforeWake: async () => undefined as unknown,
  };
  const now = () => new Date(world.now);
  const store = {
    ...schedules,
    book: (...asked: Parameters<typeof schedules.book>) => {
      world.bookings += 1;
      return schedules.book(...asked);
    },
  };
  const turns = pacer({
    store,
    numberFor: () => number,
    rateOf: () => rate,
    now,
    report: (ahead) => world.ahead.push(ahead),
  });
  const pace: Pace<TextContent> = {
    ...turns,
    partsOf: () => 1,
    until: async (atMs) => {
      await world.beforeWake();
      world.now = Math.max(world.now, atMs);
    },
  };
  async function handOut(text: TextContent, receives = 1) {
    const { content, state } = await outbox.read(text.outboxId);
    if (content.channel !== 'text') throw new Error('It is no text');
    return deliver(content, state, now(), receives, {
      store: outbox,
      random: () => 1,
      verdictOn: async ({ program, to }) => {
        const item = await table.get({ pk: `CONSENT#${program}#${to}`, sk: 'STATE' });
        return item?.status === 'on' ? { verdict: 'send' } : { verdict: 'refuse', reason: 'opted-out' };
      },
      give: async ({ outboxId }) => {
        world.calls.push({ outboxId, atMs: world.now });
        return world.answers[world.calls.length - 1] ?? { kind: 'accepted' };
      },
      pace,
    });
  }
  const text = (more: Partial<TextContent> = {}) => queuedText({ from: number, ...more });
  return { world, handOut, text, number, rate };
}

const automated = { isAutomated: true } as const;

/** As many as fill the number for half a minute. */
async function aBacklogOf({ handOut, text }: ReturnType<typeof aNumber>, count: number) {
  const waiting = [];
  for (let made = 0; made < count; made += 1) {
    const each = await text(automated);
    const delivery = await handOut(each);
    waiting.push({ each, delivery });
  }
  return waiting;
}

/** Others have booked `count` parts already. */
async function aFullNumber(count: number, partsPerSecond = 1) {
  const made = aNumber(partsPerSecond);
  const bookings = Array.from({ length: count }, (_, phone) => {
    return { lane: 'automated', parts: 1, to: String(phone), isAgain: false } as const;
  });
  await schedules.book(made.number, bookings, NOW, made.rate);
  return made;
}

describe('a turn', () => {
  test('PA-1 is booked once, kept with the text, and waited for in the queue: no call, no other booking before it', async () => {
    const { world, handOut, text } = await aFullNumber(6);
    const ours = await text(automated);
    const delivery = await handOut(ours);
    if (delivery.done) throw new Error('It did not wait');
    const bookings = world.bookings;
    const calls = world.calls.length;
    // The queue hands it out twice, and much too early.
    expect(await handOut(ours, 2)).toMatchObject({ done: false });
    expect(world.bookings).toBe(bookings);
    expect(world.calls).toHaveLength(calls);
    world.now += delivery.againInSeconds * 1000;
    expect(await handOut(ours, 3)).toEqual({ done: true });
    expect(world.calls.at(-1)?.outboxId).toBe(ours.outboxId);
    expect(world.bookings).toBe(bookings);
  });

  test('PA-1 that came while nobody sent is booked anew: texts don’t leave all at once after an outage', async () => {
    const number = aNumber();
    const { world, handOut } = number;
    const waiting = await aBacklogOf(number, 5);
    world.now += 600_000;
    for (const { each } of waiting) await handOut(each);
    for (let seconds = 0; seconds < 60; seconds += 3) {
      world.now += 3000;
      for (const { each } of waiting) await handOut(each);
    }
    const times = world.calls.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
    expect(world.calls).toHaveLength(5);
    for (const [place, at] of times.slice(1).entries())
      expect(at - (times[place] ?? 0)).toBeGreaterThan(1000);
  });

  test('PA-1 a STOP prevents what waits, and its turn stays empty', async () => {
    const { world, handOut, text } = await aFullNumber(4);
    const ours = await text(automated);
    const delivery = await handOut(ours);
    if (delivery.done) throw new Error('It did not wait');
    await setConsent(ours, 'opted-out');
    world.now += delivery.againInSeconds * 1000;
    expect(await handOut(ours, 2)).toEqual({ done: true });
    expect((await outbox.read(ours.outboxId)).state).toMatchObject({
      status: 'refused',
      reason: 'opted-out',
    });
    expect(world.calls.map(({ outboxId }) => outboxId)).not.toContain(ours.outboxId);
  });

  test('PA-2 a person’s text goes before what waits, and who lost the turn to it is given another', async () => {
    const number = aNumber();
    const { world, handOut, text } = number;
    const waiting = await aBacklogOf(number, 6);
    const startedAt = world.now;
    const persons = await text();
    expect(await handOut(persons)).toEqual({ done: true });
    expect(world.now - startedAt).toBeLessThanOrEqual(1500);
    for (let seconds = 0; seconds < 60; seconds += 3) {
      world.now += 3000;
      for (const { each } of waiting) await handOut(each);
    }
    expect(new Set(world.calls.map(({ outboxId }) => outboxId)).size).toBe(7);
    expect(world.calls).toHaveLength(7);
  });

  test('PA-1 a carrier that throttles slows the number down, and the text has its next turn a second later', async () => {
    const { world, handOut, text, number } = aNumber();
    world.answers = [{ kind: 'busy' }, { kind: 'accepted' }];
    expect(await handOut(await text())).toEqual({ done: true });
    expect((await schedules.read(number)).slowed).toMatchObject({ share: 0.85 });
    const [first, second] = world.calls.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1000);
    expect((second ?? 0) - (first ?? 0)).toBeLessThanOrEqual(2300);
    expect(world.calls).toHaveLength(2);
  });

  test('PA-1 a carrier that goes on throttling is asked after growing waits', async () => {
    const { world, handOut, text } = aNumber();
    world.answers = Array.from({ length: 3 }, () => ({ kind: 'busy' }));
    const ours = await text();
    expect(await handOut(ours)).toEqual({ done: false, againInSeconds: 2 });
    expect(world.calls).toHaveLength(2);
    world.now += 2000;
    expect(await handOut(ours, 2)).toEqual({ done: false, againInSeconds: 4 });
    world.now += 4000;
    expect(await handOut(ours, 3)).toEqual({ done: true });
    expect(world.calls).toHaveLength(4);
  });

  test('PA-1 a STOP while a throttled text waits for the next second keeps it back', async () => {
    const number = aNumber();
    const { world, text } = number;
    world.answers = [{ kind: 'busy' }];
    const ours = await text();
    world.beforeWake = () => setConsent(ours, 'opted-out');
    expect(await number.handOut(ours)).toEqual({ done: true });
    expect(world.calls).toHaveLength(1);
    expect((await outbox.read(ours.outboxId)).state).toMatchObject({
      status: 'refused',
      reason: 'opted-out',
    });
  });

  test('PA-2 a person’s text goes with the turn of an automated one to the same phone, which has its own a second later', async () => {
    const { world, handOut, text } = await aFullNumber(40, 5);
    const waiting = await text(automated);
    const delivery = await handOut(waiting);
    if (delivery.done) throw new Error('It did not wait');
    const { state } = await outbox.read(waiting.outboxId);
    const turn = 'turn' in state ? state.turn : undefined;
    if (turn === undefined) throw new Error('It has no turn');
    world.now = turn.atMs - 500;
    const persons = await text({ to: waiting.to });
    await handOut(persons);
    world.now = turn.atMs;
    for (let receives = 2, end: Delivery = delivery; !end.done; receives += 1) {
      end = await handOut(waiting, receives);
      if (!end.done) world.now += end.againInSeconds * 1000;
    }
    const [first, second] = world.calls;
    expect([first?.outboxId, second?.outboxId]).toEqual([persons.outboxId, waiting.outboxId]);
    expect((first?.atMs ?? 0) - turn.atMs).toBeLessThanOrEqual(600);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test('PA-1 says how far ahead the number is booked', async () => {
    const { world, handOut, text } = await aFullNumber(10);
    await handOut(await text(automated));
    expect(world.ahead).toEqual([expect.any(Number)]);
    expect(world.ahead[0]).toBeGreaterThanOrEqual(11);
  });
});

describe('the schedule in the table', () => {
  test('PA-1 bookings that race are each in a place of their own', async () => {
    const number = '+12065559999';
    const booking = (to: string) => ({ lane: 'alert', parts: 1, to, isAgain: false }) as const;
    const booked = await Promise.all(
      Array.from({ length: 12 }, (_, phone) =>
        schedules.book(number, [booking(`a${phone}`), booking(`b${phone}`)], NOW, rateOf(5)),
      ),
    );
    const places = booked.flat().map(({ slot, before, isNow }) => (isNow ? 'now' : `${slot} ${before}`));
    expect(new Set(places.filter((place) => place !== 'now')).size).toBe(24 - 4);
    expect(places.filter((place) => place === 'now')).toHaveLength(4);
  });
});
