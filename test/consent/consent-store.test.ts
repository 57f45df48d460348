// Consent on a real table: whatever is told how often and when, its ledger is complete and its state is what that comes to.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { consentStore, isStill } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import type { Program } from '../../lambdas/consent/program.ts';
import { nextAlerts } from '../../lambdas/consent/projection/project-alerts.ts';
import { project } from '../../lambdas/consent/projection/projection.ts';
import { dueShardOf, keys } from '../../lambdas/platform/table/keys.ts';
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
  owner,
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

  test('CO-13 a stretch of the ledger is read with both of its ends', async () => {
    const phone = aPhone();
    const events = [
      enrolled(hoursLater(0), { phone }),
      texted('YES', hoursLater(1), { phone }),
      texted('STOP', hoursLater(2), { phone }),
    ];
    await recordAll(events);
    const between = async (from: number, until?: number) => {
      const end = until === undefined ? undefined : new Date(hoursLater(until));
      return (await consents.readLedgerSince(phone, new Date(hoursLater(from)), end)).map(({ at }) => at);
    };
    expect(await between(1, 2)).toEqual([hoursLater(1), hoursLater(2)]);
    expect(await between(0, 1)).toEqual([hoursLater(0), hoursLater(1)]);
    expect(await between(1)).toEqual([hoursLater(1), hoursLater(2)]);
    expect(await between(2, 1)).toEqual([]);
  });

  test('CL-2 the alerts of many phones are found by one request, each as it is', async () => {
    const requests: string[] = [];
    const counted = consentStore(
      await engineTable((client) =>
        injectFaults(client, (command) => {
          requests.push(command);
          return undefined;
        }),
      ),
    );
    const [on, stopped, never] = [aPhone(), aPhone(), aPhone()];
    await recordAll([
      ...aSubscription(on),
      ...aSubscription(stopped),
      texted('STOP', hoursLater(2), { phone: stopped }),
    ]);
    const alertsOn = counted.alertsReader('lead-alerts');
    const phones = [on, stopped, never];
    const found = await Promise.all([
      ...phones.map((phone) => alertsOn(phone, undefined)),
      alertsOn(on, 'harbor'),
    ]);
    expect(requests).toEqual(['BatchGetItemCommand']);
    expect(found).toEqual([
      await consents.readAlerts('lead-alerts', on),
      await consents.readAlerts('lead-alerts', stopped),
      undefined,
      // PE-1: of another brand.
      undefined,
    ]);
  });

  test('CO-13 consent that a client gave to the source is on, with the exact words in the ledger', async () => {
    const event = given(hoursLater(0), { phone: aPhone() });
    const consent = {
      status: 'on',
      since: event.at,
      confirmedAt: event.at,
      changedBy: event.eventId,
      covers: ['conversation'],
    };
    expect(await consents.record(event)).toEqual(consent);
    expect(await consents.read('introductions', event.phone)).toEqual(consent);
    expect(await consents.readLedger(event.phone)).toEqual([event]);
  });

  test('CO-5 consent to one program is none to the other, and STOP to one is none to the other', async () => {
    const phone = aPhone();
    await recordAll([...aSubscription(phone), given(hoursLater(0), { phone })]);
    await consents.record(texted('STOP', hoursLater(2), { phone, program: 'introductions' }));
    expect(await consents.read('introductions', phone)).toMatchObject({ status: 'opted-out' });
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'on' });
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
    for (const event of events) await consents.record(event);
    // The carrier may stamp a text anew.
    await consents.record({ ...texted('STOP', hoursLater(5), { phone }), eventId: events[2]?.eventId ?? '' });
    expect([await itemOf(phone), await consents.readLedger(phone)]).toEqual(before);
  });

  test('CO-12 CO-13 a crash before or after each call leaves both the event and what it comes to, or neither', async () => {
    for (const fault of ['throttle', 'lost-answer'] as const) {
      for (let failing = 1; failing <= 2; failing += 1) {
        const phone = aPhone();
        await recordAll(aSubscription(phone));
        const stop = texted('STOP', hoursLater(2), { phone });
        let calls = 0;
        const dying = consentStore(
          await engineTable((client) => {
            injectFaults(client, () => {
              calls += 1;
              return calls >= failing ? fault : undefined;
            });
          }, promptRetries),
        );
        await expect(dying.record(stop)).rejects.toThrow();
        const ledger = await consents.readLedger(phone);
        expect(await consents.readAlerts('lead-alerts', phone)).toEqual(project(ledger, nextAlerts));
        await consents.record(stop);
        expect(await consents.readLedger(phone)).toHaveLength(3);
        expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'opted-out' });
      }
    }
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
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'on' });
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
      expect(await consents.readAlerts('lead-alerts', phone)).toEqual(project(ledger, nextAlerts));
    }
  });

  test('CO-14 the same word ten times at once is one, and one answer', async () => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    const revision = Number((await itemOf(phone))?.revision);
    const stop = texted('STOP', hoursLater(2), { phone });
    await Promise.all(Array.from({ length: 10 }, () => consents.record(stop)));
    expect(await consents.readLedger(phone)).toHaveLength(3);
    expect(await itemOf(phone)).toMatchObject({ stoppedAt: hoursLater(2), revision: revision + 1 });
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
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({
      status: 'on',
      since: hoursLater(5),
    });
    expect(await consents.read('introductions', phone)).toMatchObject({
      status: 'opted-out',
      since: hoursLater(5),
    });
  });

  test('CO-14 told again with an earlier time, a word counts from then on, however many come after', async () => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    const start = texted('START', hoursLater(4), { phone });
    await recordAll([start, texted('STOP', hoursLater(3), { phone }), { ...start, at: hoursLater(2) }]);
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'opted-out' });
    const more = [5, 7, 6].map((hour) => texted(hour === 6 ? 'STOP' : 'START', hoursLater(hour), { phone }));
    await recordAll(more);
    const ledger = await consents.readLedger(phone);
    expect(ledger).toHaveLength(8);
    expect(await consents.readAlerts('lead-alerts', phone)).toEqual(project(ledger, nextAlerts));
  });

  test('CO-14 what was written by hand into the ledger counts once its projection is made again', async () => {
    const phone = aPhone();
    await recordAll(aSubscription(phone));
    const stop = texted('STOP', hoursLater(2), { phone });
    await table.put({ ...keys.ledgerEvent(phone, stop.at, stop.eventId), type: 'ledger-event', ...stop });
    await consents.readItems(phone);
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'opted-out' });
  });

  test('what nobody asked for leaves the ledger’s evidence and no state', async () => {
    const phone = aPhone();
    await consents.record(texted('YES', hoursLater(1), { phone }));
    await consents.record(texted('YES', hoursLater(1), { phone, program: 'introductions' }));
    expect(await consents.readAlerts('lead-alerts', phone)).toEqual({ agents: {} });
    expect(await consents.read('introductions', phone)).toBeUndefined();
    expect(await consents.readLedger(phone)).toHaveLength(2);
  });
});

describe(onEngine('what a word costs'), () => {
  test.each(['lead-alerts', 'introductions'] as const)(
    'CO-17 of %s: two requests and the same units, the first as the 150th, also when it comes late',
    async (program) => {
      const phone = aPhone();
      const spent = { requests: 0, units: 0 };
      const metered = consentStore(
        await engineTable((client) => {
          client.middlewareStack.add((next) => async (args) => {
            Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
            const result = await next(args);
            spent.requests += 1;
            spent.units += unitsIn(result.output);
            return result;
          });
        }),
      );
      await consents.record(
        program === 'lead-alerts' ? enrolled(hoursLater(-1), { phone }) : given(hoursLater(-1), { phone }),
      );
      const costs: (typeof spent)[] = [];
      const say = async (word: string, hour: number) => {
        Object.assign(spent, { requests: 0, units: 0 });
        await metered.record(texted(word, hoursLater(hour), { phone, program }));
        costs.push({ ...spent });
      };
      for (let hour = 0; hour < 150; hour += 1) await say(hour % 2 === 0 ? 'STOP' : 'START', hour);
      const [first] = costs;
      expect(first?.requests).toBe(2);
      expect(new Set(costs.map(({ requests }) => requests))).toEqual(new Set([2]));
      const most = Math.max(...costs.map(({ units }) => units));
      expect(costs.at(-1)?.units).toBeLessThanOrEqual(most);
      expect(most - (first?.units ?? 0)).toBeLessThanOrEqual(6);
      await say('STOP', 140.5);
      expect(costs.at(-1)?.requests).toBe(3);
      expect(costs.at(-1)?.units).toBeLessThanOrEqual(most + 6);
    },
    60_000,
  );
});

describe(onEngine('what is due'), () => {
  const dueOf = async (phone: string) => {
    const { duePk, dueSk } = (await itemOf(phone)) ?? {};
    return { duePk, dueSk };
  };
  const none = { duePk: undefined, dueSk: undefined };

  test('CO-11 CO-12 stands in the index from the YES to the consent request, and again from the next YES', async () => {
    const phone = aPhone();
    const shard = dueShardOf(phone);
    const [asked, yes] = [enrolled(hoursLater(0), { phone }), texted('YES', hoursLater(1), { phone })];
    await consents.record(asked);
    expect(await dueOf(phone)).toEqual(none);
    await consents.record(yes);
    expect(await dueOf(phone)).toEqual({
      duePk: `reconfirm#${shard}`,
      dueSk: `2027-09-02T16:00:00.000Z#lead-alerts#${phone}`,
    });
    await consents.record(askedAgain('2027-09-02T16:00:00.000Z', { phone }));
    expect(await dueOf(phone)).toEqual(none);
    await consents.record(texted('YES', '2027-09-03T08:00:00.000Z', { phone }));
    expect(await dueOf(phone)).toMatchObject({ dueSk: `2029-03-03T08:00:00.000Z#lead-alerts#${phone}` });
  });

  test('an import stands in the index until it is asked', async () => {
    const phone = aPhone();
    await consents.record(imported(hoursLater(0), { phone }));
    expect(await dueOf(phone)).toMatchObject({ duePk: `ask#${dueShardOf(phone)}` });
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

/** Read and write units that a response says it took. */
function unitsIn(output: unknown): number {
  const consumed: unknown =
    typeof output === 'object' && output !== null && 'ConsumedCapacity' in output
      ? output.ConsumedCapacity
      : [];
  return z
    .array(z.object({ CapacityUnits: z.number() }))
    .parse(Array.isArray(consumed) ? consumed : [consumed])
    .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}

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
      const outcome = await table.transact([
        write,
        isStill({ needs: needed, program: 'lead-alerts', to: phone, owner }),
      ]);
      expect(outcome.applied).toBe(applied);
      if (!outcome.applied) expect(outcome.refused).toEqual([false, true]);
    },
  );
});
