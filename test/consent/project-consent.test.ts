// What the ledger comes to: every state under every event, ties, repetitions and any order of arrival.
import { describe, expect, test } from '@jest/globals';
import type { Consent } from '../../lambdas/consent/consent.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger.ts';
import { mayEnroll, projectConsent } from '../../lambdas/consent/project-consent.ts';
import { fc } from '../support/random-tests.ts';
import {
  alertNumber,
  askedAgain,
  enrolled,
  given,
  hoursLater,
  imported,
  left,
  marked,
  optedOut,
  owner,
  questionSent,
  texted,
  yearsLater,
} from './support/ledgers.ts';

const asks = 'evt_asks';
const asksAgain = 'evt_asks-again';
const asked = enrolled(hoursLater(0), { eventId: asks });
const yes = texted('YES', hoursLater(1));
const stop = texted('STOP', hoursLater(2));
const again = askedAgain(yearsLater(), { eventId: asksAgain });

/** A ledger for each state that a phone can be in. */
const ledgers = {
  'never asked': [],
  imported: [imported(hoursLater(0))],
  pending: [asked],
  on: [asked, yes],
  'on, asked again': [asked, yes, again],
  left: [asked, yes, left(hoursLater(2))],
  stopped: [asked, yes, stop],
  'no reply': [asked, optedOut(hoursLater(2), asks)],
  lapsed: [asked, yes, again, optedOut(yearsLater(36), asksAgain, { reason: 'reconfirmation-lapsed' })],
  marked: [asked, yes, marked(hoursLater(2))],
} as const satisfies Record<string, readonly LedgerEvent[]>;
type Stand = keyof typeof ledgers;

const later = yearsLater(50);
/** Each act, later than all of the above. */
const acts = {
  enrolled: enrolled(later, { eventId: 'evt_new' }),
  left: left(later, { eventId: 'evt_new' }),
  imported: imported(later, { eventId: 'evt_new' }),
  'given to source': given(later, { eventId: 'evt_new' }),
  'asked to reconfirm': askedAgain(later, { eventId: 'evt_new' }),
  'question sent': questionSent(later, asks),
  'silence after the first': optedOut(later, asks, { eventId: 'evt_new' }),
  'silence after the second': optedOut(later, asksAgain, {
    eventId: 'evt_new',
    reason: 'reconfirmation-lapsed',
  }),
  STOP: texted('STOP', later, { eventId: 'evt_new' }),
  START: texted('START', later, { eventId: 'evt_new' }),
  marked: marked(later, { eventId: 'evt_new' }),
} as const satisfies Record<string, LedgerEvent>;
type Act = keyof typeof acts;

const same = 'nothing changes';
const newlyOn = { status: 'on', since: later, confirmedAt: later };
const resubscribed = { ...newlyOn, reply: { kind: 'resubscribed', from: alertNumber } };
const stopped = { status: 'opted-out', reason: 'stop', since: later };
const confirmedStop = { ...stopped, reply: { kind: 'stopped', from: alertNumber } };
const openRequest = {
  status: 'pending',
  openRequest: { consentRequestId: 'evt_new', kind: 'enrollment' },
  owner,
};
/** TX-14: nobody waits for an answer. */
const markedNow = { status: 'opted-out', reason: 'marked', since: later };
const gone = { status: 'off', reason: 'left', since: later };

/** What each act makes of each state. */
const table: Record<Stand, Partial<Record<Act, object>>> = {
  'never asked': {
    enrolled: openRequest,
    imported: { status: 'off', reason: 'imported', since: later, owner },
    'given to source': newlyOn,
    STOP: confirmedStop,
    marked: markedNow,
  },
  imported: { enrolled: openRequest, STOP: confirmedStop, START: resubscribed, marked: markedNow },
  pending: {
    left: gone,
    'silence after the first': { status: 'opted-out', reason: 'no-reply', since: later },
    STOP: confirmedStop,
    START: newlyOn,
    marked: markedNow,
  },
  on: {
    left: gone,
    'asked to reconfirm': {
      status: 'on',
      openRequest: { consentRequestId: 'evt_new', kind: 'reconfirmation' },
    },
    STOP: confirmedStop,
    marked: markedNow,
  },
  'on, asked again': {
    left: gone,
    'silence after the second': { status: 'opted-out', reason: 'reconfirmation-lapsed', since: later },
    STOP: confirmedStop,
    START: { status: 'on', since: yes.at, confirmedAt: later },
    marked: markedNow,
  },
  left: { enrolled: openRequest, STOP: confirmedStop, START: resubscribed, marked: markedNow },
  // Their own STOP is worth more than what was noted for them, and not answered any more.
  marked: { STOP: { status: 'opted-out', reason: 'stop', since: hoursLater(2) }, START: resubscribed },
  stopped: { START: resubscribed },
  // The opt-out is as old as the silence; from the STOP on it is the phone's own word.
  'no reply': {
    enrolled: openRequest,
    STOP: { status: 'opted-out', reason: 'stop', since: hoursLater(2) },
    START: resubscribed,
  },
  lapsed: {
    enrolled: openRequest,
    STOP: { status: 'opted-out', reason: 'stop', since: yearsLater(36) },
    START: resubscribed,
  },
};

const stands = Object.keys(ledgers).filter((each): each is Stand => each in ledgers);
const everyAct = Object.keys(acts).filter((each): each is Act => each in acts);
const cells = stands.flatMap((stand) =>
  everyAct.map((act) => [stand, act, table[stand][act] ?? same] as const),
);

describe('what the ledger comes to', () => {
  test.each(cells)('CO-1 CO-2 CO-5 CO-8 %s, then %s: %j', (stand, act, expected) => {
    const before = projectConsent(ledgers[stand]);
    const after = projectConsent([...ledgers[stand], acts[act]]);
    if (expected === same) expect(after).toEqual(before);
    else expect(after).toMatchObject({ ...expected, changedBy: 'evt_new' });
    // Nobody is answered for what changed nothing that they would notice.
    if (expected !== same && !('reply' in expected)) expect(after?.reply).toBeUndefined();
  });

  test('CO-1 a state that nobody asked for does not exist', () => {
    expect(projectConsent([])).toBeUndefined();
    expect(projectConsent([questionSent(hoursLater(1), asks)])).toBeUndefined();
  });

  test('CO-8 the second STOP is not answered, and does not make the first one’s answer come again', () => {
    const first = projectConsent(ledgers.stopped);
    const second = projectConsent([...ledgers.stopped, acts.STOP]);
    expect(second?.changedBy).toBe(first?.changedBy);
    expect(second?.reply).toEqual(first?.reply);
  });

  test('CO-8 START while subscribed does not start the 18 months anew', () => {
    expect(projectConsent([...ledgers.on, acts.START])).toMatchObject({ confirmedAt: yes.at });
  });

  test('CO-7 a French word is answered in French, from the number that was texted', () => {
    const arret = texted('ARRET', later, { language: 'fr', to: '+12065550199' });
    expect(projectConsent([asked, yes, arret])?.reply).toEqual({
      kind: 'stopped',
      language: 'fr',
      from: '+12065550199',
      at: later,
    });
  });

  test('CO-11 what an agent was answered before is not said again when the phone is asked again', () => {
    const back = [asked, yes, stop, texted('START', hoursLater(3))];
    const askedThen = projectConsent([...back, askedAgain(yearsLater())]);
    expect(askedThen).toMatchObject({ status: 'on', openRequest: { kind: 'reconfirmation' } });
    expect(askedThen?.reply).toBeUndefined();
  });

  test('CO-11 CO-14 a consent request that late words show to have been too early is none', () => {
    const tooEarly = askedAgain(yearsLater());
    const fresh = [texted('STOP', yearsLater(-2)), texted('START', yearsLater(-1))];
    expect(projectConsent([asked, yes, tooEarly])).toHaveProperty('openRequest');
    expect(projectConsent([asked, yes, tooEarly, ...fresh])).toMatchObject({
      status: 'on',
      since: yearsLater(-1),
    });
    expect(projectConsent([asked, yes, tooEarly, ...fresh])).not.toHaveProperty('openRequest');
  });

  test('CO-14 STOP wins a tie against every other act, whatever their ids', () => {
    const tie = yearsLater(60);
    for (const [stopId, otherId] of [
      ['evt_a', 'evt_b'],
      ['evt_b', 'evt_a'],
    ] as const) {
      const last = texted('STOP', tie, { eventId: stopId });
      const others = [
        texted('START', tie, { eventId: otherId }),
        texted('YES', tie, { eventId: otherId }),
        enrolled(tie, { eventId: otherId }),
        askedAgain(tie, { eventId: otherId }),
        optedOut(tie, asks, { eventId: otherId }),
      ];
      for (const other of others) {
        for (const before of Object.values(ledgers)) {
          const expected = { status: 'opted-out', reason: 'stop' };
          expect(projectConsent([...before, last, other])).toMatchObject(expected);
          expect(projectConsent([other, last, ...before])).toMatchObject(expected);
        }
      }
    }
  });

  test('CO-14 a YES that the carrier stamped before the 36 hours were over wins, however late it comes', () => {
    const deadline = hoursLater(36);
    const silence = optedOut(deadline, asks);
    const before = new Date(Date.parse(deadline) - 1).toISOString();
    const after = new Date(Date.parse(deadline) + 1).toISOString();
    expect(projectConsent([asked, silence, texted('YES', before)])).toMatchObject({
      status: 'on',
      since: before,
      confirmedAt: before,
    });
    // Later than that it is a new subscription, and answered as one.
    expect(projectConsent([asked, silence, texted('YES', after)])).toMatchObject({
      status: 'on',
      since: after,
      reply: { kind: 'resubscribed' },
    });
  });

  test('CO-5 a referral lifts no STOP; an import and an enrollment don’t either', () => {
    const clients = [texted('STOP', hoursLater(0), { program: 'introductions' })];
    for (const act of [given(later), imported(later), enrolled(later)]) {
      expect(projectConsent([...clients, act])).toMatchObject({ status: 'opted-out', reason: 'stop' });
    }
  });

  test('TX-14 a client who was marked is lifted by their own START alone, and a tie is theirs who don’t want texts', () => {
    const mark = marked(hoursLater(1));
    for (const act of [given(later), imported(later), enrolled(later), askedAgain(later)]) {
      expect(projectConsent([given(hoursLater(0)), mark, act])).toMatchObject({
        status: 'opted-out',
        reason: 'marked',
      });
    }
    const start = texted('START', later, { program: 'introductions' });
    expect(projectConsent([given(hoursLater(0)), mark, start])).toMatchObject(resubscribed);
    expect(projectConsent([given(hoursLater(0)), start, marked(later)])).toMatchObject({ reason: 'marked' });
    expect(projectConsent([given(hoursLater(0)), marked(later), start])).toMatchObject({ reason: 'marked' });
  });

  test('CO-14 any events in any order of arrival, any of them repeated, come to the same', () => {
    const at = fc.integer({ min: 0, max: 12 }).map(hoursLater);
    const someEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
      at.map((time) => enrolled(time)),
      at.map((time) => left(time)),
      at.map((time) => imported(time)),
      at.map((time) => askedAgain(time)),
      at.map((time) => optedOut(time, asks)),
      at.map((time) => texted('STOP', time)),
      at.map((time) => texted('START', time)),
      at.map((time) => given(time)),
      at.map((time) => marked(time)),
    );
    const ledger = fc
      .array(someEvent, { maxLength: 8 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(ledger, ([events, arrived]) => {
        expect(projectConsent(arrived)).toEqual(projectConsent(events));
      }),
      { numRuns: 500 },
    );
  });
});

describe('asking for text alerts', () => {
  test.each([
    ['never asked', true],
    ['imported', true],
    ['pending', false],
    ['on', false],
    ['on, asked again', false],
    ['left', true],
    ['stopped', false],
    ['no reply', true],
    ['lapsed', true],
    ['marked', false],
  ] as const)('CO-1 a phone that is %s may be asked: %s', (stand, may) => {
    const consent: Consent | undefined = projectConsent(ledgers[stand]);
    expect(mayEnroll(consent)).toBe(may);
  });
});
