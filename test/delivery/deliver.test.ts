// One outbox message through its deliverers: every answer of the carrier, every crash, handed out again and side by side.
import { describe, expect, test } from '@jest/globals';
import type { CarrierAnswer } from '../../lambdas/carriers/carrier-answer.ts';
import { deliver } from '../../lambdas/delivery/deliver.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import {
  aWorld,
  Crash,
  handOut,
  outbox,
  queuedEmail,
  queuedText,
  setConsent,
  stateOf,
} from './support/deliveries.ts';
import { NOW, secondsLater } from './support/outbox-messages.ts';

const done = { done: true };
const again = (seconds: number) => ({ done: false, againInSeconds: seconds });

describe('a delivery', () => {
  test('accepted by the carrier: it is done, and handing it out again does nothing', async () => {
    const [text, world] = [await queuedText(), aWorld()];
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(world.calls).toEqual([text.outboxId]);
    expect(await stateOf(text)).toEqual({ status: 'accepted', acceptedAt: NOW.toISOString() });
  });

  test('refused by the carrier: it is done for good, with the reason', async () => {
    const [text, world] = [
      await queuedText(),
      aWorld({ answers: [{ kind: 'refused', reason: 'rejected' }] }),
    ];
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(world.calls).toHaveLength(1);
    expect(await stateOf(text)).toMatchObject({ status: 'refused', reason: 'rejected' });
  });

  test('the carrier is busy: certainly not taken, it goes back and comes again after growing waits', async () => {
    const [text, world] = [await queuedText(), aWorld({ answers: [{ kind: 'busy' }] })];
    const waits = [];
    for (const receives of [1, 2, 3, 6, 50]) waits.push(await handOut(text.outboxId, world, receives));
    expect(waits).toEqual([again(2), again(4), again(8), again(60), again(60)]);
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 5 });
    world.answers = [{ kind: 'accepted' }];
    expect(await handOut(text.outboxId, world)).toEqual(done);
  });

  test('one that waits for the text before it comes again for hours before its queue gives it up', async () => {
    const text = await queuedText();
    const waits: number[] = [];
    for (let receives = 1; receives <= 240; receives += 1) {
      const { content, state } = await outbox.read(text.outboxId);
      const delivery = await deliver(content, state, NOW, receives, {
        store: outbox,
        random: () => 1,
        verdictOn: async () => ({ verdict: 'wait' }) as const,
        give: async () => ({ kind: 'accepted' }) as const,
      });
      if (!delivery.done) waits.push(delivery.againInSeconds);
    }
    expect(waits.slice(0, 3)).toEqual([2, 4, 6]);
    expect(Math.max(...waits)).toBe(60);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(3 * 3600);
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 0 });
  });

  test('our own fault: it goes back, and the fault is thrown for the alarm', async () => {
    const fault = new Error('access denied');
    const [text, world] = [await queuedText(), aWorld({ answers: [{ kind: 'fault', error: fault }] })];
    await expect(handOut(text.outboxId, world)).rejects.toBe(fault);
    expect(await stateOf(text)).toEqual({ status: 'queued', attempts: 1 });
  });

  test('no answer to a text: never a blind second one, it waits for the receipt and ends unconfirmed', async () => {
    const [text, world] = [await queuedText(), aWorld({ answers: [{ kind: 'unknown' }] })];
    expect(await handOut(text.outboxId, world)).toEqual(again(600));
    world.now = secondsLater(400);
    expect(await handOut(text.outboxId, world)).toEqual(again(200));
    world.now = secondsLater(600);
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(await stateOf(text)).toMatchObject({ status: 'unconfirmed' });
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(world.calls).toHaveLength(1);
  });

  test('no answer to a text, but its receipt: the receipt settles it', async () => {
    const [text, world] = [await queuedText(), aWorld({ answers: [{ kind: 'unknown' }] })];
    await handOut(text.outboxId, world);
    await outbox.applyReceipt({
      outboxId: text.outboxId,
      status: 'delivered',
      at: secondsLater(9).toISOString(),
    });
    world.now = secondsLater(600);
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(await stateOf(text)).toMatchObject({ status: 'delivered' });
    expect(world.calls).toHaveLength(1);
  });

  test('no answer to an email: one more is harmless, a third is not sent', async () => {
    const [email, world] = [await queuedEmail(), aWorld({ answers: [{ kind: 'unknown' }] })];
    expect(await handOut(email.outboxId, world)).toEqual(again(600));
    world.now = secondsLater(600);
    expect(await handOut(email.outboxId, world)).toEqual(again(1));
    expect(await handOut(email.outboxId, world)).toEqual(again(600));
    world.now = secondsLater(1200);
    expect(await handOut(email.outboxId, world)).toEqual(done);
    expect(world.calls).toHaveLength(2);
    expect(await stateOf(email)).toMatchObject({ status: 'unconfirmed' });
  });

  test('CO-5 a STOP between the gate and the beginning keeps the text back, then it is refused', async () => {
    const text = await queuedText();
    const world = aWorld({
      beforeStep: async (step) => {
        if (step === 'begin') await setConsent(text, 'opted-out');
      },
    });
    expect(await handOut(text.outboxId, world)).toEqual(again(1));
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(world.calls).toEqual([]);
    expect(await stateOf(text)).toMatchObject({ status: 'refused', reason: 'opted-out' });
  });

  test('CO-5 a STOP while one deliverer gives the text to the carrier: another who reads it then changes nothing', async () => {
    const text = await queuedText();
    const [first, other] = [aWorld({ answers: [{ kind: 'unknown' }] }), aWorld()];
    other.beforeStep = async (step) => {
      if (step !== 'gate') return;
      await handOut(text.outboxId, first);
      await setConsent(text, 'opted-out');
    };
    await handOut(text.outboxId, other);
    expect(first.calls).toEqual([text.outboxId]);
    expect(other.calls).toEqual([]);
    expect(await stateOf(text)).toMatchObject({ status: 'sending' });
  });

  test('held for the night: it comes back when the day begins, at most after what a queue can wait', async () => {
    const world = aWorld({ quietHours: { start: '21:00', end: '08:00' } });
    const text = await queuedText();
    expect(await handOut(text.outboxId, world)).toEqual(again(3600));
    expect(await stateOf(text)).toMatchObject({ status: 'held', reason: 'quiet-hours' });
    world.quietHours = { start: '00:00', end: '23:00' };
    expect(await handOut(text.outboxId, world)).toEqual(again(12 * 3600 - 60));
    world.now = new Date('2026-03-03T07:00:00Z');
    expect(await handOut(text.outboxId, world)).toEqual(done);
    expect(world.calls).toEqual([text.outboxId]);
  });

  test.each(['read', 'gate', 'begin', 'give', 'settle'])(
    'a crash before "%s": handed out again it ends, and the carrier is called once at most',
    async (crashBefore) => {
      const text = await queuedText();
      const crashing = aWorld({
        beforeStep: async (step) => {
          if (step === crashBefore) throw new Crash(step);
        },
      });
      await expect(handOut(text.outboxId, crashing)).rejects.toThrow(Crash);
      const world = aWorld({ calls: crashing.calls, now: secondsLater(1) });
      const end = await handOut(text.outboxId, world);
      const isBegun = crashBefore === 'give' || crashBefore === 'settle';
      expect(end).toEqual(isBegun ? again(599) : done);
      world.now = secondsLater(600);
      expect(await handOut(text.outboxId, world)).toEqual(done);
      expect(await stateOf(text)).toMatchObject({ status: isBegun ? 'unconfirmed' : 'accepted' });
      expect(world.calls).toHaveLength(crashBefore === 'give' ? 0 : 1);
    },
  );

  test('a text is never given to a carrier twice without proof that it was not taken, in any order of steps and crashes', async () => {
    const answer = fc.constantFrom<CarrierAnswer>(
      { kind: 'accepted' },
      { kind: 'unknown' },
      { kind: 'busy' },
      { kind: 'refused', reason: 'rejected' },
      { kind: 'fault', error: new Crash('ours') },
    );
    const crashes = fc.array(fc.constantFrom('begin', 'give', 'settle', 'requeue', 'endRefused', ''), {
      maxLength: 3,
    });
    const isStopped = fc.boolean();
    const plan = fc.record({ answers: fc.array(answer, { minLength: 4, maxLength: 4 }), crashes, isStopped });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        plan,
        async (scheduler, { answers, crashes: planned, isStopped: stops }) => {
          const text = await queuedText();
          const crashesLeft = [...planned];
          const world = aWorld({
            answers,
            beforeStep: async (step) => {
              await scheduler.schedule(Promise.resolve(), step);
              if (step !== crashesLeft[0]) return;
              crashesLeft.shift();
              throw new Crash(step);
            },
          });
          const survive = (error: unknown) => {
            if (!(error instanceof Crash)) throw error;
          };
          const handing = Array.from({ length: 3 }, () => handOut(text.outboxId, world).catch(survive));
          const words = stops
            ? [scheduler.schedule(Promise.resolve(), 'STOP').then(() => setConsent(text, 'opted-out'))]
            : [];
          await scheduler.waitFor(Promise.all([...handing, ...words]));
          for (let times = 1; times <= 8; times += 1) {
            const late = { ...world, now: secondsLater(601 * times), beforeStep: async () => {} };
            await handOut(text.outboxId, late, times).catch(survive);
          }

          const answered = world.calls.map((_, call) => answers[call] ?? answers.at(-1));
          const perhapsTaken = answered.filter(
            (each) => each?.kind === 'accepted' || each?.kind === 'unknown',
          );
          expect(perhapsTaken.length).toBeLessThanOrEqual(1);
          const { status } = await stateOf(text);
          if (status === 'refused') expect(perhapsTaken).toEqual([]);
          if (perhapsTaken.length > 0) expect(['accepted', 'unconfirmed']).toContain(status);
          expect(status).not.toBe('sending');
        },
      ),
      { numRuns: runs(40, 2000) },
    );
  }, 60_000);
});
