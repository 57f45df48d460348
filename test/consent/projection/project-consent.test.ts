// What the ledger comes to for a client: every state under every event, ties, repetitions and any order of arrival.
import { describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import { nextConsent } from '../../../lambdas/consent/projection/project-consent.ts';
import { project } from '../../../lambdas/consent/projection/projection.ts';
import { fc } from '../../support/random-tests.ts';
import {
  alertNumber,
  enrolled,
  given,
  hoursLater,
  left,
  marked,
  texted,
  yearsLater,
} from '../support/ledgers.ts';

const clients = (events: readonly LedgerEvent[]) => project(events, nextConsent);
const consented = given(hoursLater(0));

/** A ledger for each state that a client can be in. */
const ledgers = {
  unknown: [],
  on: [consented],
  stopped: [consented, texted('STOP', hoursLater(2))],
  marked: [consented, marked(hoursLater(2))],
} as const satisfies Record<string, readonly LedgerEvent[]>;
type Stand = keyof typeof ledgers;

const later = yearsLater(50);
const acts = {
  given: given(later, { eventId: 'evt_new' }),
  marked: marked(later, { eventId: 'evt_new' }),
  STOP: texted('STOP', later, { eventId: 'evt_new' }),
  START: texted('START', later, { eventId: 'evt_new' }),
  // Of agents alone.
  enrolled: enrolled(later, { eventId: 'evt_new' }),
  left: left(later, { eventId: 'evt_new' }),
} as const satisfies Record<string, LedgerEvent>;
type Act = keyof typeof acts;

const same = 'nothing changes';
const newlyOn = { status: 'on', since: later, confirmedAt: later };
const resubscribed = { ...newlyOn, reply: { kind: 'resubscribed', from: alertNumber } };
const confirmedStop = {
  status: 'opted-out',
  reason: 'stop',
  since: later,
  reply: { kind: 'stopped', from: alertNumber },
};
/** TX-14: nobody waits for an answer. */
const markedNow = { status: 'opted-out', reason: 'marked', since: later };

const table: Record<Stand, Partial<Record<Act, object>>> = {
  unknown: { given: newlyOn, STOP: confirmedStop, marked: markedNow },
  on: { STOP: confirmedStop, marked: markedNow },
  stopped: { START: resubscribed },
  // Their own STOP is worth more than what was noted for them, and not answered any more.
  marked: { STOP: { status: 'opted-out', reason: 'stop', since: hoursLater(2) }, START: resubscribed },
};

const stands = Object.keys(ledgers).filter((each): each is Stand => each in ledgers);
const everyAct = Object.keys(acts).filter((each): each is Act => each in acts);
const cells = stands.flatMap((stand) =>
  everyAct.map((act) => [stand, act, table[stand][act] ?? same] as const),
);

describe('what the ledger comes to for a client', () => {
  test.each(cells)('CO-5 CO-6 CO-8 %s, then %s: %j', (stand, act, expected) => {
    const before = clients(ledgers[stand]);
    const after = clients([...ledgers[stand], acts[act]]);
    if (expected === same) expect(after).toEqual(before);
    else expect(after).toMatchObject({ ...expected, changedBy: 'evt_new' });
    // Nobody is answered for what changed nothing that they would notice.
    if (expected !== same && !('reply' in expected)) expect(after?.reply).toBeUndefined();
  });

  test('CO-14 CO-16 words that an owner says ask for no more texts count like STOP at their own time, and are not answered', () => {
    const asksToStop = (at: string): LedgerEvent => ({
      ...marked(at),
      act: 'asked-to-stop',
      answeredAt: yearsLater(90),
      messageId: 'msr_1',
      body: 'not interested',
    });
    const agreed = given(hoursLater(0));
    const stopped = clients([agreed, asksToStop(hoursLater(2))]);
    expect(stopped).toMatchObject({ status: 'opted-out', reason: 'stop', since: hoursLater(2) });
    expect(stopped?.reply).toBeUndefined();
    const back = texted('START', hoursLater(3));
    expect(clients([agreed, asksToStop(hoursLater(2)), back])).toMatchObject({ status: 'on' });
    expect(clients([agreed, back, asksToStop(hoursLater(3))])).toMatchObject({
      status: 'opted-out',
    });
  });

  test('CO-5 a referral lifts no STOP', () => {
    expect(clients([texted('STOP', hoursLater(0)), given(later)])).toMatchObject({ reason: 'stop' });
  });

  test('TX-14 a client who was marked is lifted by their own START alone, and a tie is theirs who don’t want texts', () => {
    const mark = marked(hoursLater(1));
    expect(clients([consented, mark, given(later)])).toMatchObject({ reason: 'marked' });
    const start = texted('START', later);
    expect(clients([consented, mark, start])).toMatchObject(resubscribed);
    expect(clients([consented, start, marked(later)])).toMatchObject({ reason: 'marked' });
    expect(clients([consented, marked(later), start])).toMatchObject({ reason: 'marked' });
  });

  test('CO-14 any events in any order of arrival, any of them repeated, come to the same', () => {
    const at = fc.integer({ min: 0, max: 12 }).map(hoursLater);
    const someEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
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
        expect(clients(arrived)).toEqual(clients(events));
      }),
      { numRuns: 500 },
    );
  });
});
