// Consent on a real table: whatever is told how often and when, its ledger is complete and its state is what that comes to.
import { describe, expect, test } from '@jest/globals';
import { consentStore, isStill } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger.ts';
import type { Program } from '../../lambdas/consent/program.ts';
import { projectConsent } from '../../lambdas/consent/project-consent.ts';
import { keys } from '../../lambdas/platform/keys.ts';
import { injectFaults, promptRetries } from '../platform/support/faults.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import {
  aPhone,
  askedAgain,
  enrolled,
  given,
  hoursLater,
  imported,
  left,
  texted,
  yearsLater,
} from './support/ledgers.ts';

const table = await engineTable();
const consents = consentStore(table);

const itemOf = (phone: string, program: Program = 'lead-alerts') => table.get(keys.consent(program, phone));
async function recordAll(events: readonly LedgerEvent[]): Promise<void> {
  for (const event of events) await consents.record(event);
}
/** An agent's phone from the consent request on. */
const aSubscription = (phone: string) => [
  enrolled(hoursLater(0), { phone }),
  texted('YES', hoursLater(1), { phone }),
];

describe(onEngine('consent store'), () => {
  test('CO-1 a phone that was never asked has no consent', async () => {
    expect(await consents.read('introductions', aPhone())).toBeUndefined();
  });

  test('CO-13 consent that a client gave to the source is on, with the exact words in the ledger', async () => {
    const event = given(hoursLater(0), { phone: aPhone() });
    const consent = { status: 'on', since: event.at, confirmedAt: event.at, changedBy: event.eventId };
    expect(await consents.record(event)).toEqual(consent);
    expect(await consents.read('introductions', event.phone)).toEqual(consent);
    expect(await consents.readLedger(event.phone)).toEqual([event]);
  });

  test('CO-5 consent to one program is none to the other, and STOP to one is none to the other', async () => {
    const phone = aPhone();
    await recordAll([...aSubscription(phone), given(hoursLater(0), { phone })]);
    await consents.record(texted('STOP', hoursLater(2), { phone, program: 'introductions' }));
    expect(await consents.read('introductions', phone)).toMatchObject({ status: 'opted-out' });
    expect(await consents.read('lead-alerts', phone)).toMatchObject({ status: 'on' });
    expect(await consents.readLedger(phone)).toHaveLength(4);
  });

  test('CO-13 the ledger lists by time, whatever came first, and nothing in it is ever changed', async () => {
    const phone = aPhone();
    const [asked, yes] = [enrolled(hoursLater(0), { phone }), texted('YES', hoursLater(1), { phone })];
    const stop = texted('STOP', hoursLater(2), { phone });
    await recordAll([stop, yes, asked, { ...yes, body: 'other words' }, { ...stop, word: 'other' }]);
    expect(await consents.readLedger(phone)).toEqual([asked, yes, stop]);
  });

  test('CO-14 recorded again, an event changes neither ledger nor state, however much came after it', async () => {
    const phone = aPhone();
    const events = [...aSubscription(phone), texted('STOP', hoursLater(2), { phone })];
    await recordAll(events);
    const before = [await itemOf(phone), await consents.readLedger(phone)];
    for (const event of events) {
      expect(await consents.record(event)).toMatchObject({ status: 'opted-out', since: hoursLater(2) });
    }
    expect([await itemOf(phone), await consents.readLedger(phone)]).toEqual(before);
  });

  test('CO-12 a crash between the ledger and the state is repaired by the redelivery', async () => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    const stop = texted('STOP', hoursLater(2), { phone });
    let calls = 0;
    const dying = consentStore(
      await engineTable((client) => {
        injectFaults(client, () => {
          calls += 1;
          return calls > 1 ? 'throttle' : undefined;
        });
      }, promptRetries),
    );
    await expect(dying.record(stop)).rejects.toThrow('injected');
    expect(await consents.readLedger(phone)).toHaveLength(3);
    expect(await consents.read('lead-alerts', phone)).toMatchObject({ status: 'on' });
    expect(await consents.record(stop)).toMatchObject({ status: 'opted-out', reason: 'stop' });
    expect(await consents.read('lead-alerts', phone)).toMatchObject({ status: 'opted-out' });
  });

  test('CO-12 answers that are lost on the way make nothing twice', async () => {
    const phone = aPhone();
    let calls = 0;
    const lossy = consentStore(
      await engineTable((client) => {
        injectFaults(client, () => {
          calls += 1;
          return calls % 2 === 0 ? undefined : 'lost-answer';
        });
      }, promptRetries),
    );
    for (const event of aSubscription(phone)) await lossy.record(event);
    expect(await consents.readLedger(phone)).toHaveLength(2);
    expect(await consents.read('lead-alerts', phone)).toMatchObject({ status: 'on' });
  });

  test('CO-14 ten words at once come to what their times say, and none is lost', async () => {
    for (let round = 0; round < 3; round += 1) {
      const phone = aPhone();
      await recordAll(aSubscription(phone));
      const words = Array.from({ length: 10 }, (_, index) =>
        texted(index % 3 === 0 ? 'STOP' : 'START', hoursLater(2 + ((index * 7) % 10)), { phone }),
      );
      await Promise.all(words.map((word) => consents.record(word)));
      const ledger = await consents.readLedger(phone);
      expect(ledger).toHaveLength(12);
      expect(await consents.read('lead-alerts', phone)).toEqual(projectConsent(ledger));
    }
  });

  test('CO-14 the same word ten times at once is one, and one answer', async () => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    const revision = Number((await itemOf(phone))?.revision);
    const stop = texted('STOP', hoursLater(2), { phone });
    await Promise.all(Array.from({ length: 10 }, () => consents.record(stop)));
    expect(await consents.readLedger(phone)).toHaveLength(3);
    expect(await itemOf(phone)).toMatchObject({ status: 'opted-out', revision: revision + 1 });
  });

  test('CO-5 words about two programs of one phone at once keep out of each other’s way', async () => {
    const phone = aPhone();
    await recordAll([...aSubscription(phone), given(hoursLater(0), { phone })]);
    await Promise.all(
      [2, 3, 4, 5].flatMap((hour) => [
        consents.record(texted(hour % 2 === 0 ? 'STOP' : 'START', hoursLater(hour), { phone })),
        consents.record(
          texted(hour % 2 === 0 ? 'START' : 'STOP', hoursLater(hour), { phone, program: 'introductions' }),
        ),
      ]),
    );
    expect(await consents.read('lead-alerts', phone)).toMatchObject({ status: 'on', since: hoursLater(5) });
    expect(await consents.read('introductions', phone)).toMatchObject({
      status: 'opted-out',
      since: hoursLater(5),
    });
  });

  test('a state from before revisions is taken over', async () => {
    const phone = aPhone();
    const { revision: _none, ...old } = { revision: 1, ...keys.consent('introductions', phone) };
    await table.put({ ...old, program: 'introductions', phone, status: 'on', since: hoursLater(0) });
    await consents.record(given(hoursLater(0), { phone }));
    await consents.record(texted('STOP', hoursLater(1), { phone, program: 'introductions' }));
    expect(await itemOf(phone, 'introductions')).toMatchObject({ status: 'opted-out', revision: 2 });
  });

  test('what nobody asked for leaves the ledger’s evidence and no state', async () => {
    const phone = aPhone();
    expect(await consents.record(texted('YES', hoursLater(1), { phone }))).toBeUndefined();
    expect(await itemOf(phone)).toBeUndefined();
    expect(await consents.readLedger(phone)).toHaveLength(1);
  });
});

describe(onEngine('what is due'), () => {
  const dueOf = async (phone: string) => {
    const { duePk, dueSk } = (await itemOf(phone)) ?? {};
    return { duePk, dueSk };
  };
  const none = { duePk: undefined, dueSk: undefined };

  test('CO-11 CO-12 stands in the index from the YES to the consent request, and again from the next YES', async () => {
    const phone = aPhone();
    const shard = phone.slice(-1);
    const [asked, yes] = [enrolled(hoursLater(0), { phone }), texted('YES', hoursLater(1), { phone })];
    await consents.record(asked);
    expect(await dueOf(phone)).toEqual(none);
    await consents.record(yes);
    expect(await dueOf(phone)).toEqual({
      duePk: `reconfirm#${shard}`,
      dueSk: `2027-09-02T16:00:00.000Z#${phone}`,
    });
    await consents.record(askedAgain('2027-09-02T16:00:00.000Z', { phone }));
    expect(await dueOf(phone)).toEqual(none);
    await consents.record(texted('YES', '2027-09-03T08:00:00.000Z', { phone }));
    expect(await dueOf(phone)).toMatchObject({ dueSk: `2029-03-03T08:00:00.000Z#${phone}` });
  });

  test('an import stands in the index until it is asked', async () => {
    const phone = aPhone();
    await consents.record(imported(hoursLater(0), { phone }));
    expect(await dueOf(phone)).toMatchObject({ duePk: `ask#${phone.slice(-1)}` });
    await consents.record(enrolled(hoursLater(1), { phone }));
    expect(await dueOf(phone)).toEqual(none);
  });

  test.each(['STOP', 'leaving'])('CO-11 %s takes a phone out of the index', async (way) => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    await consents.record(
      way === 'STOP' ? texted('STOP', hoursLater(2), { phone }) : left(hoursLater(2), { phone }),
    );
    expect(await dueOf(phone)).toEqual(none);
  });
});

describe(onEngine('what depends on consent'), () => {
  const states = {
    'never asked': () => [],
    pending: (phone: string) => [enrolled(hoursLater(0), { phone })],
    on: aSubscription,
    'on, asked again': (phone: string) => [...aSubscription(phone), askedAgain(yearsLater(), { phone })],
    left: (phone: string) => [...aSubscription(phone), left(hoursLater(2), { phone })],
    stopped: (phone: string) => [...aSubscription(phone), texted('STOP', hoursLater(2), { phone })],
  } as const;

  test.each([
    ['on', 'never asked', false],
    ['on', 'pending', false],
    ['on', 'on', true],
    ['on', 'on, asked again', true],
    ['on', 'left', false],
    ['on', 'stopped', false],
    ['asked', 'never asked', false],
    ['asked', 'pending', true],
    ['asked', 'on', true],
    ['asked', 'on, asked again', true],
    ['asked', 'left', false],
    ['asked', 'stopped', false],
  ] as const)(
    'CO-1 CO-5 on "%s", while the phone is %s, goes through: %s',
    async (needed, state, applied) => {
      const phone = aPhone();
      await recordAll(states[state](phone));
      const write = { put: { pk: `PART#${needed}#${phone}`, sk: 'ITEM' } };
      const outcome = await table.transact([write, isStill(needed, 'lead-alerts', phone)]);
      expect(outcome.applied).toBe(applied);
      if (!outcome.applied) expect(outcome.refused).toEqual([false, true]);
    },
  );
});
