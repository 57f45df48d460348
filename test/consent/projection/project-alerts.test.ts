// What the ledger comes to for the agents on a phone: every state under every event, who shares it, ties, and any order of arrival.
import { describe, expect, test } from '@jest/globals';
import { type Alerts, consentOf, mayEnroll, noAlerts } from '../../../lambdas/consent/alerts.ts';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import { nextAlerts } from '../../../lambdas/consent/projection/project-alerts.ts';
import { project } from '../../../lambdas/consent/projection/projection.ts';
import { fc } from '../../support/random-tests.ts';
import {
  alertNumber,
  askedAgain,
  enrolled,
  hoursLater,
  imported,
  left,
  optedOut,
  owner,
  phoneChanged,
  questionSent,
  texted,
  yearsLater,
} from '../support/ledgers.ts';

const alertsOf = (events: readonly LedgerEvent[]): Alerts => project(events, nextAlerts) ?? noAlerts;
const adas = (events: readonly LedgerEvent[]) => consentOf(alertsOf(events), owner);

const asks = 'evt_asks';
const asksAgain = 'evt_asks-again';
const asked = enrolled(hoursLater(0), { eventId: asks });
const yes = texted('YES', hoursLater(1));
const stop = texted('STOP', hoursLater(2));
const again = askedAgain(yearsLater(), { eventId: asksAgain });

/** A ledger for each state that an agent can be in. */
const ledgers = {
  'never asked': [],
  imported: [imported(hoursLater(0))],
  pending: [asked],
  on: [asked, yes],
  'on, asked again': [asked, yes, again],
  left: [asked, yes, left(hoursLater(2))],
  stopped: [asked, yes, stop],
  'asked against STOP': [texted('STOP', hoursLater(-1)), asked],
  'no reply': [asked, optedOut(hoursLater(2), asks)],
  lapsed: [asked, yes, again, optedOut(yearsLater(36), asksAgain, { reason: 'reconfirmation-lapsed' })],
  gone: [asked, yes, phoneChanged(hoursLater(2))],
} as const satisfies Record<string, readonly LedgerEvent[]>;
type Stand = keyof typeof ledgers;

const later = yearsLater(50);
/** Each act, later than all of the above. */
const acts = {
  enrolled: enrolled(later, { eventId: 'evt_new' }),
  left: left(later, { eventId: 'evt_new' }),
  imported: imported(later, { eventId: 'evt_new' }),
  'phone changed': phoneChanged(later, { eventId: 'evt_new' }),
  'asked to reconfirm': askedAgain(later, { eventId: 'evt_new' }),
  'question sent': questionSent(later, asks),
  'silence after the first': optedOut(later, asks, { eventId: 'evt_new' }),
  'silence after the second': optedOut(later, asksAgain, {
    eventId: 'evt_new',
    reason: 'reconfirmation-lapsed',
  }),
  STOP: texted('STOP', later, { eventId: 'evt_new' }),
  START: texted('START', later, { eventId: 'evt_new' }),
} as const satisfies Record<string, LedgerEvent>;
type Act = keyof typeof acts;

const same = 'nothing changes';
const none = 'there is none';
const newlyOn = { status: 'on', since: later, confirmedAt: later };
const stopped = { status: 'opted-out', reason: 'stop', since: later };
const pending = {
  status: 'pending',
  openRequest: { consentRequestId: 'evt_new', kind: 'enrollment' },
  owner,
};
const gone = { status: 'off', reason: 'left', since: later };

/** What each act makes of each state. */
const table: Record<Stand, Partial<Record<Act, object | typeof none>>> = {
  'never asked': { enrolled: pending, imported: { status: 'off', reason: 'imported', since: later, owner } },
  imported: { enrolled: pending, left: gone, 'phone changed': none, START: newlyOn },
  pending: {
    left: gone,
    'phone changed': none,
    'silence after the first': { status: 'opted-out', reason: 'no-reply', since: later },
    STOP: stopped,
    START: newlyOn,
  },
  on: {
    left: gone,
    'phone changed': none,
    'asked to reconfirm': {
      status: 'on',
      openRequest: { consentRequestId: 'evt_new', kind: 'reconfirmation' },
    },
    STOP: stopped,
  },
  'on, asked again': {
    left: gone,
    'phone changed': none,
    'silence after the second': { status: 'opted-out', reason: 'reconfirmation-lapsed', since: later },
    STOP: stopped,
    START: { status: 'on', since: yes.at, confirmedAt: later },
  },
  left: { enrolled: pending, 'phone changed': none, START: newlyOn },
  stopped: { left: gone, 'phone changed': none, START: newlyOn },
  'asked against STOP': { left: gone, 'phone changed': none, START: newlyOn },
  'no reply': { enrolled: pending, left: gone, 'phone changed': none, START: newlyOn },
  lapsed: { enrolled: pending, left: gone, 'phone changed': none, START: newlyOn },
  gone: { enrolled: pending, imported: { status: 'off', reason: 'imported', since: later, owner } },
};

const stands = Object.keys(ledgers).filter((each): each is Stand => each in ledgers);
const everyAct = Object.keys(acts).filter((each): each is Act => each in acts);
const cells = stands.flatMap((stand) =>
  everyAct.map((act) => [stand, act, table[stand][act] ?? same] as const),
);

describe('what the ledger comes to', () => {
  test.each(cells)('CO-1 CO-2 CO-5 CO-8 CO-18 %s, then %s: %j', (stand, act, expected) => {
    const after = adas([...ledgers[stand], acts[act]]);
    if (expected === same) expect(after).toEqual(adas(ledgers[stand]));
    else if (expected === none) expect(after).toBeUndefined();
    else expect(after).toMatchObject({ ...expected, changedBy: 'evt_new' });
  });

  test.each([
    ['never asked', 'STOP', 'stopped'],
    ['on', 'STOP', 'stopped'],
    ['left', 'STOP', 'stopped'],
    ['no reply', 'STOP', 'stopped'],
    ['stopped', 'STOP', undefined],
    ['never asked', 'START', undefined],
    ['pending', 'START', undefined],
    ['on', 'START', undefined],
    ['on, asked again', 'START', undefined],
    ['stopped', 'START', 'resubscribed'],
    ['left', 'START', 'resubscribed'],
    ['no reply', 'START', 'resubscribed'],
    ['gone', 'START', undefined],
  ] as const)('CO-5 CO-6 CO-8 a phone that is %s is answered to %s: %s', (stand, act, kind) => {
    const after = alertsOf([...ledgers[stand], acts[act]]);
    const isAnswered = after.changedBy === 'evt_new' ? after.reply : undefined;
    expect(isAnswered).toEqual(kind && { kind, from: alertNumber, language: 'en', at: later });
  });

  test('CO-8 the second STOP does not make the first one’s answer come again', () => {
    expect(alertsOf([...ledgers.stopped, acts.STOP])).toEqual(alertsOf(ledgers.stopped));
  });

  test('CO-8 START while subscribed does not start the 18 months anew', () => {
    expect(adas([...ledgers.on, acts.START])).toMatchObject({ confirmedAt: yes.at });
  });

  test('CO-7 a French word is answered in French, from the number that was texted', () => {
    const arret = texted('ARRET', later, { language: 'fr', to: '+12065550199' });
    expect(alertsOf([asked, yes, arret]).reply).toEqual({
      kind: 'stopped',
      language: 'fr',
      from: '+12065550199',
      at: later,
    });
  });

  test('CO-11 CO-14 a consent request that late words show to have been too early is none', () => {
    const tooEarly = askedAgain(yearsLater());
    const fresh = [texted('STOP', yearsLater(-2)), texted('START', yearsLater(-1))];
    expect(adas([asked, yes, tooEarly])).toHaveProperty('openRequest');
    expect(adas([asked, yes, tooEarly, ...fresh])).toMatchObject({ status: 'on', since: yearsLater(-1) });
    expect(adas([asked, yes, tooEarly, ...fresh])).not.toHaveProperty('openRequest');
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
        enrolled(tie, { eventId: otherId }),
        askedAgain(tie, { eventId: otherId }),
        optedOut(tie, asks, { eventId: otherId }),
      ];
      for (const other of others) {
        for (const before of Object.values(ledgers)) {
          for (const events of [
            [...before, last, other],
            [other, last, ...before],
          ]) {
            const alerts = alertsOf(events);
            expect(alerts.stoppedAt).toBeDefined();
            expect(consentOf(alerts, owner)?.status ?? 'none').not.toMatch(/^(on|pending)$/);
          }
        }
      }
    }
  });

  test('CO-14 a YES that the carrier stamped before the 36 hours were over wins, however late it comes', () => {
    const deadline = hoursLater(36);
    const silence = optedOut(deadline, asks);
    const before = new Date(Date.parse(deadline) - 1).toISOString();
    const after = new Date(Date.parse(deadline) + 1).toISOString();
    expect(adas([asked, silence, texted('YES', before)])).toMatchObject({ since: before, status: 'on' });
    // Later than that it is a new subscription, and answered as one.
    expect(alertsOf([asked, silence, texted('YES', after)])).toMatchObject({
      agents: { 'north#ada': { status: 'on', since: after } },
      reply: { kind: 'resubscribed' },
    });
  });

  test.each([
    ['never asked', true],
    ['imported', true],
    ['pending', false],
    ['on', false],
    ['on, asked again', false],
    ['left', true],
    ['stopped', false],
    ['asked against STOP', false],
    ['no reply', true],
    ['lapsed', true],
    ['gone', true],
  ] as const)('CO-1 an agent who is %s may ask: %s', (stand, may) => {
    const alerts = alertsOf(ledgers[stand]);
    expect(mayEnroll(alerts, consentOf(alerts, owner))).toBe(may);
  });
});

describe('agents on one phone', () => {
  const bea = { teamId: 'south', agentId: 'bea' };
  const statuses = (events: readonly LedgerEvent[]) => {
    const alerts = alertsOf(events);
    return [owner, bea].map((agent) => consentOf(alerts, agent)?.status ?? 'none');
  };
  const beasAsk = (hours: number) => enrolled(hoursLater(hours), { ...bea, eventId: `evt_bea${hours}` });
  const word = (said: string, hours: number) => texted(said, hoursLater(hours));

  test('CO-18 one’s YES is not the other’s: who comes later is asked anew', () => {
    expect(statuses([asked, yes])).toEqual(['on', 'none']);
    expect(statuses([asked, yes, beasAsk(2)])).toEqual(['on', 'pending']);
    expect(statuses([asked, yes, beasAsk(2), word('YES', 3)])).toEqual(['on', 'on']);
  });

  test('CO-18 YES confirms everyone who waits for it, and nobody else', () => {
    expect(statuses([asked, beasAsk(0.5), yes])).toEqual(['on', 'on']);
    expect(statuses([asked, left(hoursLater(0.2)), beasAsk(0.5), yes])).toEqual(['off', 'on']);
    const ignored = [beasAsk(-50), optedOut(hoursLater(-14), 'evt_bea-50')];
    expect(statuses([...ignored, asked, yes])).toEqual(['on', 'opted-out']);
    expect(statuses([...ignored, asked, yes, word('STOP', 2), word('START', 3)])).toEqual([
      'on',
      'opted-out',
    ]);
  });

  test('CO-18 one who leaves, stays silent or changes phones takes nobody along', () => {
    const both = [asked, beasAsk(0.5), yes];
    expect(statuses([...both, left(hoursLater(2), bea)])).toEqual(['on', 'off']);
    expect(statuses([...both, phoneChanged(hoursLater(2), bea)])).toEqual(['on', 'none']);
    expect(statuses([asked, yes, beasAsk(2), optedOut(hoursLater(38), 'evt_bea2')])).toEqual([
      'on',
      'opted-out',
    ]);
  });

  test('CO-18 STOP goes for everyone on the phone, and who comes later is not asked', () => {
    expect(statuses([asked, yes, beasAsk(2), word('STOP', 3)])).toEqual(['opted-out', 'opted-out']);
    expect(statuses([asked, yes, word('STOP', 2), beasAsk(3)])).toEqual(['opted-out', 'opted-out']);
    const stoppedBefore = alertsOf([asked, yes, word('STOP', 2)]);
    expect(mayEnroll(stoppedBefore, consentOf(stoppedBefore, bea))).toBe(false);
  });

  test('CO-18 START brings back those whom STOP ended, and nobody who was not there', () => {
    expect(statuses([asked, yes, beasAsk(2), word('STOP', 3), word('START', 4)])).toEqual(['on', 'on']);
    const beaLeft = [asked, beasAsk(0.5), yes, left(hoursLater(2), bea)];
    expect(statuses([...beaLeft, word('STOP', 3), word('START', 4)])).toEqual(['on', 'off']);
    expect(statuses([word('STOP', 3), word('START', 4)])).toEqual(['none', 'none']);
    const started = [asked, yes, word('STOP', 2), word('START', 3)];
    expect(statuses(started)).toEqual(['on', 'none']);
  });

  test('CO-18 when nobody waits and nothing is stopped, START brings back the one who ended last', () => {
    const silence = [asked, optedOut(hoursLater(36), asks)];
    expect(statuses([...silence, beasAsk(40), left(hoursLater(41), bea), word('START', 42)])).toEqual([
      'opted-out',
      'on',
    ]);
  });

  test('CO-18 what one agent does and is asked leaves the other’s state and dates as they are', () => {
    const before = adas([asked, yes]);
    const others = [
      beasAsk(2),
      left(hoursLater(3), bea),
      imported(hoursLater(4), bea),
      phoneChanged(hoursLater(5), bea),
      askedAgain(yearsLater(), bea),
      beasAsk(6),
      optedOut(hoursLater(42), 'evt_bea6'),
    ];
    for (let count = 1; count <= others.length; count += 1) {
      expect(adas([asked, yes, ...others.slice(0, count)])).toEqual(before);
    }
  });

  test('CO-14 CO-18 any events in any order of arrival, any of them repeated, come to the same', () => {
    const at = fc.integer({ min: 0, max: 12 }).map(hoursLater);
    const who = fc.constantFrom(owner, bea);
    const someEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
      fc.tuple(at, who).map(([time, agent]) => enrolled(time, agent)),
      fc.tuple(at, who).map(([time, agent]) => left(time, agent)),
      fc.tuple(at, who).map(([time, agent]) => imported(time, agent)),
      fc.tuple(at, who).map(([time, agent]) => phoneChanged(time, agent)),
      at.map((time) => optedOut(time, asks)),
      at.map((time) => texted('STOP', time)),
      at.map((time) => texted('START', time)),
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
        expect(alertsOf(arrived)).toEqual(alertsOf(events));
      }),
      { numRuns: 500 },
    );
  });
});
