// Every order in which words, leaving and asking anew can become known: whoever is asked in the end is waited for, and nobody else.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import {
  askedAgain,
  enrolled,
  hoursLater,
  left,
  optedOut,
  texted,
  yearsLater,
} from '../consent/support/ledgers.ts';
import { permutations, tuples } from '../support/orders.ts';
import { isFull, share } from '../support/scale.ts';
import { aStory, type Manner } from './support/consent/consent-orders.ts';

const phone = '+12065551000';
const minutesAfter = (from: string, minutes: number) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();
const after = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);

type Act = 'enroll' | 'leave' | 'STOP' | 'YES' | 'silence' | 'ask again';

/** What happened, a minute apart, in the order of the events' own times. Silence ends the consent request that came last. */
function events(acts: readonly Act[], from: string, behind = 0): LedgerEvent[] {
  let openRequest = '';
  return acts.map((act, place) => {
    const at = minutesAfter(from, place);
    const about = { phone, eventId: `evt_${place + behind}` };
    if (act === 'enroll' || act === 'ask again') openRequest = about.eventId;
    if (act === 'enroll') return enrolled(at, about);
    if (act === 'leave') return left(at, about);
    if (act === 'silence') return optedOut(at, openRequest, about);
    if (act === 'ask again') return askedAgain(at, about);
    return texted(act, at, about);
  });
}

const isSameSet = (some: readonly string[], others: readonly string[]) =>
  isDeepStrictEqual([...some].toSorted(), [...others].toSorted());

/** Plays a story to its end; answers what is wrong with it. */
async function faultOf(
  story: ReturnType<typeof aStory>,
  arriving: readonly LedgerEvent[],
  manner: Manner,
  now: Date,
): Promise<unknown> {
  for (const event of arriving) await story.take(event);
  await story.settle();
  // What was told backwards may have begun when it was over already: its first look ends it.
  if (manner.stream === 'backwards') await story.look(now);
  const told = await story.ending(phone);
  const awaited = told.openRequest === undefined ? [] : [told.openRequest];
  // Of several that were started before any left its token, each looks on its own and finds the same.
  const waiting = manner.token === 'late' ? [...new Set(told.waiting)] : told.waiting;
  const isWaitedFor = isSameSet(waiting, awaited) && isSameSet(told.open, awaited);
  const isAsked = awaited.every((each) => told.asked.includes(each));
  if (!isWaitedFor || !isAsked || new Set(told.asked).size < told.asked.length) return told;
  for (const hours of [6, 12, 36, 36.1]) await story.look(after(now, hours));
  const ending = await story.ending(phone);
  const reminders = ending.reminded.filter((each) => each === told.openRequest).length;
  const isOptedOut = ending.reason === 'no-reply' || ending.reason === 'reconfirmation-lapsed';
  const isEnded = told.openRequest === undefined || (isOptedOut && reminders === 2);
  return isEnded && ending.waiting.length === 0 ? undefined : ending;
}

type Story = { events: LedgerEvent[]; now: string };

async function expectWaitedFor(arriving: readonly LedgerEvent[], now: string, manner: Manner): Promise<void> {
  const at = new Date(now);
  const fault = await faultOf(aStory(manner, at), arriving, manner, at);
  if (fault !== undefined) expect({ arriving, manner, fault }).toBe('waited for');
}

/** Every order of arrival; `known` events have come by the time that anything is late. */
async function tryAll(stories: readonly Story[], manners: readonly Manner[], known = 0): Promise<number> {
  let count = 0;
  for (const { events: all, now } of stories) {
    for (const late of permutations(all.slice(known))) {
      for (const manner of manners) await expectWaitedFor([...all.slice(0, known), ...late], now, manner);
      count += manners.length;
    }
  }
  return count;
}

const streams = [
  'at once',
  'late',
  'late, each batch twice',
  'late, and all of it again',
  'backwards',
] as const;
const questions = ['at once', 'an event later', 'late'] as const;
const tokens = ['at once', 'late'] as const;
const manners: Manner[] = streams.flatMap((stream) =>
  questions.flatMap((question) => tokens.map((token) => ({ stream, question, token }))),
);
const promptly: Manner = { stream: 'at once', question: 'at once', token: 'at once' };
const some: Manner[] = [promptly, { ...promptly, stream: 'late', question: 'late' }];

/** Enrolled, and then so many acts. */
const enrollments = (acts: readonly Act[], length: number): Story[] =>
  tuples<Act>(acts, length).map((more) => ({
    events: events(['enroll', ...more], hoursLater(0)),
    now: hoursLater(1),
  }));

/** Enrolled and confirmed, and so many acts when 18 months are over. */
const reconfirmations = (length: number): Story[] =>
  tuples<Act>(['ask again', 'leave', 'STOP', 'YES', 'enroll'], length).map((more) => ({
    events: [...events(['enroll', 'YES'], hoursLater(0)), ...events(more, yearsLater(), 2)],
    now: yearsLater(1),
  }));

const acts: Act[] = ['enroll', 'leave', 'STOP', 'YES', 'silence'];
const scales: [number, string, Manner[]][] = [
  [1, 'however stream, question and workflow keep up', manners],
  [2, 'however stream, question and workflow keep up', manners],
  [3, 'the stream at once or late', some],
];
/** With the rest of this file 1.3 million orders, by `npm run simulate`. */
const fullScales: [number, string, Manner[]][] = [
  [3, 'however stream, question and workflow keep up', manners],
  [
    4,
    'however the stream keeps up, the question at once or late',
    manners.filter(({ question, token }) => question !== 'an event later' && token === 'at once'),
  ],
];

const factorial = (of: number): number => (of < 2 ? 1 : of * factorial(of - 1));

describe('orders in which events become known', () => {
  test.each(isFull ? fullScales : scales)(
    'CO-3 CO-14 enrolled and %i more, in every order, %s: who is asked in the end is waited for, reminded and opted out',
    async (length, _manner, tried) => {
      const stories = [...share(enrollments(acts, length), 3 * length)];
      expect(await tryAll(stories, tried)).toBe(stories.length * factorial(length + 1) * tried.length);
    },
    7_200_000,
  );

  test('CO-3 CO-14 enrolled and 4 more that come in every order', async () => {
    const stories = [...share(enrollments(['enroll', 'leave', 'STOP', 'YES'], 4), 10)];
    const busy: Manner = { ...promptly, question: 'an event later' };
    const tried = isFull ? [promptly, busy] : [busy];
    expect(await tryAll(stories, tried, 1)).toBe(tried.length * stories.length * 24);
  }, 600_000);

  test('CO-11 CO-14 asked to reconfirm, in every order', async () => {
    const length = isFull ? 3 : 2;
    const tried = isFull ? manners : some;
    const stories = reconfirmations(length);
    expect(await tryAll(stories, tried)).toBe(stories.length * factorial(length + 2) * tried.length);
  }, 7_200_000);

  test.each([
    ['at once', promptly],
    ['late', { ...promptly, stream: 'late' }],
  ] as const)(
    'CO-12 CO-14 ended and begun again, the stream %s: a crash before or after any call loses nothing',
    async (_when, manner) => {
      const now = hoursLater(1);
      const [asked, stop, yes, gone, askedAnew] = events(
        ['enroll', 'STOP', 'YES', 'leave', 'enroll'],
        hoursLater(0),
      );
      const arriving = [asked, gone, askedAnew, stop, yes].filter((event) => event !== undefined);
      const unharmed = aStory(manner, new Date(now));
      expect(await faultOf(unharmed, arriving, manner, new Date(now))).toBeUndefined();
      const calls = unharmed.calls();
      expect(calls).toBeGreaterThan(50);
      for (let call = 1; call <= calls; call += 1) {
        for (const moment of ['before', 'after'] as const) {
          await expectWaitedFor(arriving, now, { ...manner, crash: { call, moment } });
        }
      }
    },
    600_000,
  );
});
