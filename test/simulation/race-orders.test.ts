// Ten thousand races in memory: fast-check chooses the order in which every single call reaches the item.
import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { jest, test } from '@jest/globals';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { serveFromMemory } from './support/one-item-dynamodb.ts';
import { progressOf } from './support/progress.ts';
import { faults, raceOf, racePlan } from './support/race-plan.ts';
import { judge, runRace } from './support/race-run.ts';
import { replay } from './support/replay.ts';

// Waits after a conflict take no time: when the call arrives again is the scheduler's to say, and a seed replays it.
jest.unstable_mockModule('node:timers/promises', () => ({ setTimeout: async () => {} }));
const { openTable } = await import('../../lambdas/platform/table/table.ts');
const { raceStore } = await import('../../lambdas/claiming/race-store.ts');

/** All ten thousand by `npm run races`. */
const numRaces = runs(150, 10_000);
const about = { message: 'injected', $metadata: {} };

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const client = new DynamoDBClient({ region: 'us-east-1', credentials });
/** How calls arrive in the race that is run. */
let arrival = async (): Promise<'lost-answer' | undefined> => undefined;
const memory = serveFromMemory(client, async (commit) => {
  const fault = await arrival();
  const answer = commit();
  if (fault === 'lost-answer') throw new Error('socket hang up');
  return answer;
});
const races = raceStore(openTable('dibs', client));

test(`CL-3 ${numRaces} races of ten agents, every event twice and out of order, calls failing: one winner each, nobody misled, none lost`, async () => {
  const tried = progressOf(numRaces);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), racePlan, faults, async (scheduler, plan, failing) => {
      const troubles = [...failing];
      arrival = async () => {
        await scheduler.schedule(Promise.resolve());
        const fault = troubles.pop();
        if (fault === 'conflict') throw new TransactionConflictException(about);
        if (fault === 'throttle') throw new ProvisionedThroughputExceededException(about);
        return fault;
      };
      const race = raceOf(plan);
      const { declined, ...entrants } = race;
      memory.clear();
      memory.put({ ...keys.race(race.referralId), ...entrants });
      judge(plan, await scheduler.waitFor(runRace(plan, race, races)));
      tried();
    }),
    { numRuns: numRaces, ...replay },
  );
}, 300_000);
