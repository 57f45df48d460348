// RT-7 agents who pause themselves, on a real table, beside a lead who saves.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { changeLeadRouting } from '../../lambdas/routing/change-lead-routing.ts';
import { isPaused, type LeadRouting } from '../../lambdas/routing/lead-routing.ts';
import { endPause, pauseSelf, readPause } from '../../lambdas/routing/pause.ts';
import { routingStore } from '../../lambdas/routing/routing-store.ts';
import { savesAgentsOn } from '../people/support/saved-agents.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const store = routingStore(table);
const people = peopleStore(table);
const save = savesAgentsOn(table);
const now = new Date('2026-03-02T15:00:00Z');
const until = '2026-03-10';

/** Lena leads and is the fallback; ada and ben are members, cy is none. */
async function aRoutedTeam(routing: Partial<LeadRouting> = {}) {
  const teamId = anId('team');
  const named = (name: string) => `${name}-${teamId}`;
  const [lena, ada, ben, cy] = ['lena', 'ada', 'ben', 'cy'].map(named) as [string, string, string, string];
  await people.saveTeam(aTeam({ teamId, leadAgentId: lena }));
  for (const agentId of [lena, ada, ben, cy]) {
    const { devices, ...agent } = anAgent(agentId, { teamId });
    await save(agent);
  }
  const settings = aLeadRouting({
    fallbackAgentId: lena,
    members: [aMember(lena), aMember(ada), aMember(ben)],
    ...routing,
  });
  await store.saveLeadRouting(teamId, settings, undefined);
  const read = async () => {
    const found = await store.readRoutedTeam(teamId);
    if (found === undefined) throw new Error('No team');
    return found;
  };
  const saveAs = (wanted: LeadRouting, ifMatch?: string) =>
    changeLeadRouting(asAgent(lena, teamId), { teamId, settings: wanted, ifMatch }, now, store);
  return {
    teamId,
    lena,
    ada,
    ben,
    cy,
    settings,
    read,
    saveAs,
    as: (agentId: string) => asAgent(agentId, teamId),
  };
}

const act = undefined;

describe(onEngine('a pause of one’s own'), () => {
  test('RT-7 an agent pauses themself until a date, and is back by then without an act', async () => {
    const { ada, as, read } = await aRoutedTeam();
    const paused = { state: 'paused', pausedUntil: until, pausedBy: 'agent' };
    expect(await pauseSelf(as(ada), until, act, now, store)).toEqual(paused);
    expect(await readPause(as(ada), now, store)).toEqual(paused);
    const member = (await read()).routing.members[1];
    expect(member).toMatchObject({ agentId: ada, pausedUntil: until, pausedBy: 'agent' });
    const back = new Date('2026-03-10T00:00:00Z');
    expect(member && isPaused(member, back)).toBe(false);
    expect(await readPause(as(ada), back, store)).toEqual({ state: 'receiving' });
  });

  test('RT-7 they come back earlier, and again is no other save', async () => {
    const { ada, as, read, settings } = await aRoutedTeam();
    await pauseSelf(as(ada), until, act, now, store);
    await pauseSelf(as(ada), until, act, now, store);
    expect((await read()).version).toBe(2);
    for (const _ of [1, 2]) expect(await endPause(as(ada), act, now, store)).toEqual({ state: 'receiving' });
    expect(await read()).toMatchObject({ routing: settings, version: 3 });
  });

  test('RT-4 the fallback agent can’t pause, and reads what to do', async () => {
    const { lena, as, ada, settings, saveAs } = await aRoutedTeam();
    expect(await pauseSelf(as(lena), until, act, now, store)).toMatchObject({
      refused: 'fallback-not-pausable',
      detail: expect.stringContaining('Choose another fallback'),
    });
    await saveAs({ ...settings, fallbackAgentId: ada });
    expect(await pauseSelf(as(ada), until, act, now, store)).toMatchObject({
      refused: 'fallback-not-pausable',
      detail: expect.stringContaining('Ask your team lead'),
    });
    expect(await readPause(as(ada), now, store)).toEqual({ state: 'fallback' });
  });

  test('RT-7 who is no member has nothing to pause; who is not in the team is not told of it', async () => {
    const { cy, as } = await aRoutedTeam();
    expect(await pauseSelf(as(cy), until, act, now, store)).toMatchObject({ refused: 'not-a-member' });
    expect(await endPause(as(cy), act, now, store)).toMatchObject({ refused: 'not-a-member' });
    expect(await readPause(as(cy), now, store)).toEqual({ state: 'not-a-member' });
    for (const outcome of [
      pauseSelf(as('stranger'), until, act, now, store),
      endPause(as('stranger'), act, now, store),
      readPause(as('stranger'), now, store),
    ]) {
      expect(await outcome).toEqual({ refused: 'not-found' });
    }
  });

  test('RT-7 a pause by the lead is the lead’s to end', async () => {
    const { ada, as, settings, saveAs } = await aRoutedTeam();
    const members = settings.members.map((each) =>
      each.agentId === ada ? { ...each, pausedUntil: until } : each,
    );
    await saveAs({ ...settings, members });
    expect(await readPause(as(ada), now, store)).toMatchObject({ pausedBy: 'lead' });
    expect(await endPause(as(ada), act, now, store)).toMatchObject({ refused: 'paused-by-lead' });
    expect(await pauseSelf(as(ada), '2026-03-03', act, now, store)).toMatchObject({
      refused: 'paused-by-lead',
    });
  });

  test.each(['2026-03-02', '2026-03-02T15:00:00Z', '2027-03-04'])('RT-7 not until %s', async (date) => {
    const { ada, as, read } = await aRoutedTeam();
    expect(await pauseSelf(as(ada), date, act, now, store)).toMatchObject({
      refused: 'invalid-request',
      errors: [{ path: '/until' }],
    });
    expect((await read()).version).toBe(1);
  });
});

describe(onEngine('a lead who saves beside it'), () => {
  test('RT-7 what began before the pause is refused, and what keeps it keeps whose it is', async () => {
    const { ada, as, read, saveAs, settings } = await aRoutedTeam();
    await pauseSelf(as(ada), until, act, now, store);
    expect(await saveAs(settings, '"1"')).toMatchObject({ refused: 'changed-meanwhile' });
    const { routing, version } = await read();
    const kept = {
      ...routing,
      members: routing.members.map(({ pausedBy, ...each }) => ({ ...each, sellers: false })),
    };
    expect(await saveAs(kept, `"${version}"`)).toMatchObject({ version: version + 1 });
    expect((await read()).routing.members[1]).toMatchObject({ pausedBy: 'agent', sellers: false });
    // The answer was lost: sent again, it is there.
    expect(await saveAs(kept, `"${version}"`)).toMatchObject({ version: version + 1 });
  });

  test('RT-7 another date, or a mark that the lead makes up, is the lead’s', async () => {
    const { ada, ben, as, read, saveAs } = await aRoutedTeam();
    await pauseSelf(as(ada), until, act, now, store);
    const { routing } = await read();
    const members = routing.members.map((each) =>
      each.agentId === ada || each.agentId === ben
        ? { ...each, pausedUntil: '2026-04-01', pausedBy: 'agent' as const }
        : each,
    );
    await saveAs({ ...routing, members });
    for (const agentId of [ada, ben]) {
      expect(await readPause(as(agentId), now, store)).toMatchObject({ pausedBy: 'lead' });
    }
  });

  test('RT-7 two agents and a lead at the same moment lose nothing of each other', async () => {
    const { ada, ben, as, read, saveAs, settings } = await aRoutedTeam();
    const [, , saved] = await Promise.all([
      pauseSelf(as(ada), until, act, now, store),
      pauseSelf(as(ben), until, act, now, store),
      saveAs({ ...settings, enabled: false }, '"1"'),
    ]);
    const { routing } = await read();
    expect(routing.members.map(({ pausedBy }) => pausedBy)).toEqual([undefined, 'agent', 'agent']);
    expect(routing.enabled).toBe('refused' in saved);
  });
});
