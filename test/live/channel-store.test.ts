// The channels of open portals in the table.
import { describe, expect, test } from '@jest/globals';
import { newChannel } from '../../lambdas/live/channel.ts';
import { channelStore } from '../../lambdas/live/channel-store.ts';
import { newId } from '../../lambdas/platform/ids.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { savesAgentsOn } from '../people/support/saved-agents.ts';
import { engineTable } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const store = channelStore(table);
const now = new Date('2026-03-02T15:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const channel = () => {
  const made = newChannel(later(3600).toISOString(), now);
  if (made === undefined) throw new Error('The token has ended');
  return made;
};

async function anAgent() {
  const teamId = anId('team');
  await savesAgentsOn(table)({ teamId, agentId: 'ada', name: 'Ada', licensed: true });
  return { teamId, agentId: 'ada' };
}

async function opened() {
  const id = { ...(await anAgent()), channelId: newId('chn') };
  expect(await store.open(id, channel(), now)).toBe(true);
  return id;
}

describe('the channels of an agent', () => {
  test('LI-2 a ticket opens one connection, however often that asks, and no other', async () => {
    const id = await opened();
    const outcomes = await Promise.all(['a', 'b', 'a', 'c'].map((each) => store.connect(id, each, now)));
    const { connectionId } = (await store.read(id)) ?? {};
    expect(outcomes).toEqual(['a', 'b', 'a', 'c'].map((each) => each === connectionId));
  });

  test('LI-2 a ticket of 30 seconds ago opens none, nor does one that never was', async () => {
    const id = await opened();
    expect(await store.connect(id, 'a', later(30))).toBe(false);
    expect(await store.connect({ ...id, channelId: newId('chn') }, 'a', now)).toBe(false);
    expect(await store.connect({ ...id, agentId: 'nobody' }, 'a', now)).toBe(false);
    expect(await store.connect(id, 'a', later(29))).toBe(true);
  });

  test('LI-1 opened at the same moment, all are there, found by one query of the team', async () => {
    const agent = await anAgent();
    const ids = Array.from({ length: 4 }, () => ({ ...agent, channelId: newId('chn') }));
    await Promise.all(ids.map((id) => store.open(id, channel(), now)));
    await Promise.all(ids.map((id) => store.connect(id, id.channelId, now)));
    const found = (await store.ofTeam(agent.teamId)).get('ada') ?? {};
    expect(Object.keys(found).toSorted()).toEqual(ids.map(({ channelId }) => channelId).toSorted());
  });

  test('LI-2 PE-4 none opens for who has left, nor for who never was in the team', async () => {
    const agent = await anAgent();
    await table.update({
      key: keys.agent(agent.teamId, 'ada'),
      update: 'SET #left = :left',
      names: { '#left': 'left' },
      values: { ':left': { at: now.toISOString() } },
    });
    const id = { ...agent, channelId: newId('chn') };
    expect(await store.open(id, channel(), now)).toBe(false);
    expect(await store.open({ ...id, agentId: 'nobody' }, channel(), now)).toBe(false);
  });

  test('LI-2 forgotten, it is gone, however often; another takes its place', async () => {
    const id = await opened();
    await store.forget(id);
    await store.forget(id);
    expect(await store.read(id)).toBeUndefined();
    expect(await store.connect(id, 'a', now)).toBe(false);
    await store.forgetAll(id.teamId, 'nobody');
    const next = { ...id, channelId: newId('chn') };
    expect(await store.open(next, channel(), now)).toBe(true);
    await store.forgetAll(id.teamId, id.agentId);
    expect((await store.ofTeam(id.teamId)).get('ada')).toEqual({});
  });

  test('an item is removed by its time to live after the last of them has ended', async () => {
    const id = await opened();
    const item = await table.get(keys.liveChannels(id.teamId, id.agentId));
    expect(item?.expiresAt).toBe(later(3600).getTime() / 1000);
  });
});
