// When an owner is told of replies: whatever comes when, each reply is told once, and never twice within five minutes.
import { describe, expect, test } from '@jest/globals';
import {
  dueAtOf,
  type ReplyDigest,
  type Telling,
  whenDue,
  withReach,
  withReply,
} from '../../../lambdas/texting/replies/reply-digest.ts';
import { minutesLater } from '../../claiming/support/referrals.ts';
import { fc } from '../../support/random-tests.ts';

const replyOf = (id: number) => ({ messageId: `msr_${id}`, place: `2026-03-02T15:04:05.000Z#msr_${id}` });

describe('replies', () => {
  test('TX-4 each is told once, in at most one notification in five minutes, whenever they come and however often they are told', () => {
    const steps = fc.array(
      fc.record({
        minutes: fc.double({ min: 0, max: 7, noNaN: true }),
        times: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (replies) => {
        let digest: ReplyDigest | undefined;
        const tellings = new Map<string, Telling>();
        const asked: string[] = [];
        let minute = 0;
        const tellWhatIsDue = (until: number) => {
          for (const dueAt of asked.splice(0)) {
            if (Date.parse(dueAt) > minutesLater(until).getTime()) asked.push(dueAt);
            else {
              const due = digest && whenDue(digest, dueAt, 'ada', new Date(dueAt));
              if (due?.telling !== undefined) {
                digest = due.digest;
                tellings.set(due.telling.id, due.telling);
              }
            }
          }
        };
        for (const [id, { minutes, times }] of replies.entries()) {
          minute += minutes;
          tellWhatIsDue(minute);
          for (let told = 0; told < times; told += 1) {
            const { digest: next, consequence } = withReply(digest, replyOf(id), 'ada', minutesLater(minute));
            digest = next;
            if (consequence.kind === 'tell') tellings.set(consequence.telling.id, consequence.telling);
            if (consequence.kind === 'ask-for-digest') asked.push(consequence.dueAt);
          }
        }
        tellWhatIsDue(minute + 5);
        const places = [...tellings.values()].flatMap((telling) => telling.places);
        expect(places).toEqual(replies.map((_, id) => replyOf(id).place));
        const times = [...tellings.values()].map(({ at }) => Date.parse(at));
        for (const [index, at] of times.entries()) {
          if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(5 * 60_000);
        }
      }),
    );
  });

  test('CO-17 whatever opts out and in and writes, whenever: one notification in five minutes at most, and the last one told is how it is', () => {
    const steps = fc.array(
      fc.record({
        minutes: fc.double({ min: 0, max: 4, noNaN: true }),
        times: fc.integer({ min: 1, max: 3 }),
        what: fc.constantFrom('stop', 'start', 'reply'),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (acts) => {
        let digest: ReplyDigest | undefined;
        let isCutOff = false;
        const tellings = new Map<string, Telling>();
        const asked: string[] = [];
        let minute = 0;
        const tellWhatIsDue = (until: number) => {
          for (const dueAt of asked.splice(0)) {
            if (Date.parse(dueAt) > minutesLater(until).getTime()) asked.push(dueAt);
            else {
              const due = digest && whenDue(digest, dueAt, 'ada', new Date(dueAt), isCutOff);
              if (due === undefined) continue;
              digest = due.digest;
              if (due.telling) tellings.set(due.telling.id, due.telling);
            }
          }
        };
        for (const [id, { minutes, times, what }] of acts.entries()) {
          minute += minutes;
          tellWhatIsDue(minute);
          if (what !== 'reply') isCutOff = what === 'stop';
          for (let told = 0; told < times; told += 1) {
            const now = minutesLater(minute);
            const reach = { isCutOff, occasion: `change ${id}` };
            const { digest: next, consequence } =
              what === 'reply'
                ? withReply(digest, replyOf(id), 'ada', now)
                : withReach(digest, reach, 'ada', now);
            digest = next;
            if (consequence.kind === 'tell' && !tellings.has(consequence.telling.id))
              tellings.set(consequence.telling.id, consequence.telling);
            if (consequence.kind === 'ask-for-digest') asked.push(consequence.dueAt);
          }
        }
        tellWhatIsDue(minute + 5);
        const told = [...tellings.values()];
        for (const [index, { at }] of told.entries()) {
          const before = told[index - 1];
          if (before) expect(Date.parse(at) - Date.parse(before.at)).toBeGreaterThanOrEqual(5 * 60_000);
        }
        expect(told.findLast((telling) => telling.isCutOff !== undefined)?.isCutOff ?? false).toBe(isCutOff);
        const replies = acts.flatMap(({ what }, id) => (what === 'reply' ? [replyOf(id).place] : []));
        expect(told.flatMap(({ places }) => places)).toEqual(replies);
      }),
    );
  });

  test('TX-4 a digest that got lost is asked for again by the next reply', () => {
    let { digest } = withReply(undefined, replyOf(1), 'ada', minutesLater(0));
    ({ digest } = withReply(digest, replyOf(2), 'ada', minutesLater(1)));
    const early = withReply(digest, replyOf(3), 'ada', minutesLater(6));
    expect(early.consequence).toEqual({ kind: 'waiting' });
    const late = withReply(early.digest, replyOf(4), 'ada', minutesLater(21));
    expect(late.consequence).toEqual({ kind: 'ask-for-digest', dueAt: minutesLater(5).toISOString() });
    expect(late.digest.waiting.places).toHaveLength(3);
  });

  test('TX-4 of a flood the first 500 are named, and the others counted', () => {
    let { digest } = withReply(undefined, replyOf(0), 'ada', minutesLater(0));
    for (let id = 1; id <= 520; id += 1)
      ({ digest } = withReply(digest, replyOf(id), 'ada', minutesLater(1)));
    expect(digest.waiting).toMatchObject({ places: { length: 500 }, more: 20 });
    const dueAt = dueAtOf(digest) ?? '';
    expect(whenDue(digest, dueAt, 'ada', minutesLater(5))?.telling).toMatchObject({ more: 20 });
  });
});
