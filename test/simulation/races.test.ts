// Races of ten agents on a real table, many at once, over a bad network; and that the model of race-orders is that table.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { openTable } from '../../lambdas/platform/table/table.ts';
import { someDetails } from '../claiming/support/referrals.ts';
import { injectFaults, promptRetries } from '../platform/support/faults.ts';
import { engineTable } from '../support/engine.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { serveFromMemory } from './support/one-item-dynamodb.ts';
import { attemptOf, type CallFault, type Delivery, faults, raceOf, racePlan } from './support/race-plan.ts';
import { judge, runRace } from './support/race-run.ts';
import { replay } from './support/replay.ts';

/** All of them take minutes: `npm run races`. */
const numRaces = runs(25, 10_000);
const racesAtOnce = 10;

const table = await engineTable();
const referrals = referralStore(table);

/** The calls of all races go wrong one after the other; where the list ends the network is well. */
let troubles: CallFault[] = [];
const troubled = await engineTable((client) => injectFaults(client, () => troubles.pop()), {
  ...promptRetries,
  // As many calls at once as there are deliveries.
  requestHandler: { httpAgent: { maxSockets: 500 } },
});

async function open(race: OpenRace): Promise<void> {
  await referrals.create(race, someDetails(race));
}

describe('races on a real table', () => {
  test(
    `CL-3 ${numRaces} races of ten agents, every event twice and out of order, calls failing: one winner each, nobody misled, none lost`,
    async () => {
      const plans = fc.array(racePlan, { minLength: racesAtOnce, maxLength: racesAtOnce });
      const failing = fc.array(faults, { minLength: racesAtOnce, maxLength: racesAtOnce });
      await fc.assert(
        fc.asyncProperty(plans, failing, async (planned, calls) => {
          troubles = calls.flat();
          const store = raceStore(troubled);
          await Promise.all(
            planned.map(async (plan) => {
              const race = raceOf(plan);
              await open(race);
              judge(plan, await runRace(plan, race, store));
            }),
          );
        }),
        { numRuns: Math.ceil(numRaces / racesAtOnce), endOnFailure: true, ...replay },
      );
    },
    30_000 + numRaces * 400,
  );
});

describe('the model in memory', () => {
  test('answers every call as the real table does, in every state of the race', async () => {
    const client = new DynamoDBClient({ region: 'us-east-1' });
    const memory = serveFromMemory(client, async (commit) => commit());
    const stores = [raceStore(table), raceStore(openTable('dibs', client))];
    await fc.assert(
      fc.asyncProperty(racePlan, fc.boolean(), async (plan, isLeadAdded) => {
        const race = raceOf(plan);
        const { declined, ...entrants } = race;
        await open(race);
        memory.put({ ...keys.race(race.referralId), type: 'race', ...entrants });
        if (isLeadAdded) await bothAnswer((store) => store.offerToLead(race.referralId, 'lena'));
        for (const delivery of plan.deliveries) await bothAnswer((store) => carryOut(delivery, race, store));
        await bothAnswer((store) => store.read(race.referralId));
        await bothAnswer((store) => store.decline('ref_unknown', 'agent-0'));
      }),
      { numRuns: 15 },
    );

    async function bothAnswer<T>(ask: (store: (typeof stores)[number]) => Promise<T>): Promise<void> {
      const [real, model] = await Promise.all(stores.map(ask));
      expect(model).toEqual(real);
    }
  });
});

type Races = ReturnType<typeof raceStore>;

async function carryOut(
  delivery: Delivery,
  { referralId, offerUntil }: OpenRace,
  races: Races,
): Promise<unknown> {
  switch (delivery.kind) {
    case 'claim':
      return races.claim(attemptOf(referralId, delivery.act, delivery.atMinutes));
    case 'decline':
      return races.decline(referralId, delivery.agentId);
    case 'lead-declines':
      return races.returnToSource(referralId, 'declined-by-lead', new Date(offerUntil));
    case 'expiry':
      return races.returnToSource(referralId, 'expired', new Date(offerUntil));
  }
}
