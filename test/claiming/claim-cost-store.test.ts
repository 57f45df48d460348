// What a claim costs: counted by the engine, call by call.
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { derivedId, newId } from '../../lambdas/platform/ids.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anAttempt, anOpenRace, someDetails } from './support/referrals.ts';

const table = await engineTable();

describe(onEngine('what a claim costs'), () => {
  test('CL-3 winning with a text of 200 characters against nine teammates is one request of one write unit', async () => {
    const sent: { name: string; units: number | undefined }[] = [];
    const metered = await engineTable((client) => {
      client.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const };
            const result = await next({ ...args, input });
            const { ConsumedCapacity } = { ConsumedCapacity: undefined, ...result.output };
            const units = Array.isArray(ConsumedCapacity) ? undefined : unitsIn(ConsumedCapacity);
            sent.push({ name: commandName, units });
            return result;
          },
        { step: 'initialize' },
      );
    });
    const agents = Array.from({ length: 10 }, (_, index) => `agent-${index}-of-the-team`);
    const race = anOpenRace({ referralId: newId('ref'), teamId: 'north-side-seattle', offered: agents });
    await referralStore(table).create(race, someDetails(race));
    await Promise.all(agents.slice(6).map((agentId) => raceStore(table).decline(race.referralId, agentId)));
    const agentId = 'agent-0-of-the-team';
    const text = 'Hi Clara, this is Ada of North Side. I know the market well. '.padEnd(200, 'x');
    const actId = derivedId('msg', race.referralId, agentId, 'key-1');
    const outcome = await raceStore(metered).claim(anAttempt(race, { agentId, by: 'text', actId, text }));
    expect(outcome.kind).toBe('won');
    expect(sent).toEqual([{ name: 'UpdateItemCommand', units: 1 }]);
    const lost = await raceStore(metered).claim(anAttempt(race, { agentId: 'agent-1-of-the-team' }));
    expect(lost.kind).toBe('already-claimed');
    expect(sent).toHaveLength(1);
    const item = await table.get(keys.race(race.referralId));
    expect(item).not.toHaveProperty('inboxPk');
  });
});

function unitsIn(consumed: unknown): number | undefined {
  const isReport = typeof consumed === 'object' && consumed !== null && 'CapacityUnits' in consumed;
  return isReport && typeof consumed.CapacityUnits === 'number' ? consumed.CapacityUnits : undefined;
}
