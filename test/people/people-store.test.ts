// Teams, agents and settings on a real table: what is saved replaces, what others saved stays.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import type { AnyDevice, Device } from '../../lambdas/people/team.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { anAgent, aTeam } from './support/teams.ts';

const store = peopleStore(await engineTable());
const now = new Date('2026-03-02T15:00:00Z');

const phone = {
  platform: 'ios',
  endpoint: 'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/dibs/1',
} as const;
const tablet = {
  platform: 'android',
  endpoint: 'arn:aws:sns:us-east-1:000000000000:endpoint/GCM/dibs/2',
} as const;

async function savedAgent(teamId = anId('team')) {
  const { devices, ...profile } = anAgent(anId('agt'), { teamId });
  await store.saveAgent(profile, now);
  // PE-2: saved with an email, they are to be invited.
  const to = profile.email ?? '';
  return { ...profile, invitation: { status: 'wanted', to, at: now.toISOString() } as const };
}

/** Saves a device as the rule does: again when another one came first. */
async function saveDevice(
  teamId: string,
  agentId: string,
  deviceId: string,
  device: Device,
): Promise<boolean> {
  for (;;) {
    const agent = await store.readAgent(teamId, agentId);
    const saved = { device: { deviceId, ...device }, instead: [] };
    if (await store.saveDevice({ teamId, agentId }, saved, agent ?? { devices: {} })) return true;
    if (agent === undefined) return false;
  }
}

describe(onEngine('people store'), () => {
  test('a team reads as it was saved; one that was not is none', async () => {
    const team = aTeam({ teamId: anId('team'), brandId: 'north-side' });
    await store.saveTeam(team);
    expect(await store.readTeam(team.teamId)).toEqual({ ...team, version: 1 });
    expect(await store.readTeam('unknown')).toBeUndefined();
    expect(await store.readTeamWithAgents('unknown')).toBeUndefined();
  });

  test('a brand that is left out of the next save is gone', async () => {
    const { brandId, ...team } = aTeam({ teamId: anId('team'), brandId: 'north-side' });
    await store.saveTeam({ ...team, brandId: 'north-side' });
    await store.saveTeam(team);
    expect(await store.readTeam(team.teamId)).toEqual({ ...team, version: 2 });
  });

  test('an agent reads as they were saved, without devices at first', async () => {
    const agent = await savedAgent();
    const { agentId } = agent;
    expect(await store.readAgent(agent.teamId, agentId)).toEqual({ ...agent, version: 1, devices: {} });
    expect(await store.readAgent(agent.teamId, 'ben')).toBeUndefined();
  });

  test('an email or phone that is left out of the next save is gone', async () => {
    const { email, phone, ...rest } = await savedAgent();
    const { agentId } = rest;
    await store.saveAgent(rest, now);
    expect(await store.readAgent(rest.teamId, agentId)).toEqual({ ...rest, version: 2, devices: {} });
  });

  test('devices survive the next save of their agent', async () => {
    const agent = await savedAgent();
    const { agentId } = agent;
    expect(await saveDevice(agent.teamId, agentId, 'phone', phone)).toBe(true);
    await store.saveAgent({ ...agent, name: 'Ada Ames' }, now);
    expect(await store.readAgent(agent.teamId, agentId)).toMatchObject({
      name: 'Ada Ames',
      devices: { phone },
    });
  });

  test('devices come and go one by one, also at once, and a device is replaced by its next save', async () => {
    const { teamId, agentId } = await savedAgent();
    await Promise.all([
      saveDevice(teamId, agentId, 'phone', phone),
      saveDevice(teamId, agentId, 'tablet', tablet),
      saveDevice(teamId, agentId, 'set', phone),
    ]);
    await saveDevice(teamId, agentId, 'set', tablet);
    await store.removeDevice(teamId, agentId, { deviceId: 'phone', ...phone });
    await store.removeDevice(teamId, agentId, { deviceId: 'phone', ...phone });
    expect((await store.readAgent(teamId, agentId))?.devices).toEqual({ tablet, set: tablet });
  });

  test('LI-3 browsers come and go beside apps, also at once, and one id is one device', async () => {
    const { teamId, agentId } = await savedAgent();
    const keys = { p256dh: 'point', auth: 'secret' };
    const browser = (endpoint: string) =>
      ({ platform: 'web', endpoint, keys, registeredAt: now.toISOString() }) as const;
    const save = async (device: AnyDevice, instead: readonly string[] = []): Promise<void> => {
      const agent = await store.readAgent(teamId, agentId);
      const isSaved = await store.saveDevice(
        { teamId, agentId },
        { device, instead },
        agent ?? { devices: {} },
      );
      if (!isSaved) await save(device, instead);
    };
    await Promise.all([
      save({ deviceId: 'laptop', ...browser('https://push.example/1') }),
      save({ deviceId: 'desk', ...browser('https://push.example/2') }),
      save({ deviceId: 'phone', ...phone }),
    ]);
    const kept = await store.readAgent(teamId, agentId);
    expect(kept?.devices).toEqual({ phone });
    expect(Object.keys(kept?.webDevices ?? {}).toSorted()).toEqual(['desk', 'laptop']);

    await save({ deviceId: 'phone', ...browser('https://push.example/3') }, ['desk']);
    await save({ deviceId: 'laptop', ...tablet });
    const changed = await store.readAgent(teamId, agentId);
    expect(changed?.devices).toEqual({ laptop: tablet });
    expect(Object.keys(changed?.webDevices ?? {})).toEqual(['phone']);
    // SNS forgets an app; a browser's push service forgets by itself.
    expect(changed?.goneEndpoints).toEqual(new Set([phone.endpoint]));

    const gone = { deviceId: 'phone', platform: 'web', endpoint: 'https://push.example/3' } as const;
    expect(await store.removeDevice(teamId, agentId, { ...gone, endpoint: 'https://push.example/1' })).toBe(
      false,
    );
    expect(await store.removeDevice(teamId, agentId, gone)).toBe(true);
    expect(await store.removeDevice(teamId, agentId, gone)).toBe(false);
    expect((await store.readAgent(teamId, agentId))?.webDevices).toEqual({});
  });

  test('PE-4 who left takes no pushes in a browser either', async () => {
    const agent = await savedAgent();
    const { agentId, teamId } = agent;
    await store.saveTeam(aTeam({ teamId }));
    const keys = { p256dh: 'point', auth: 'secret' };
    const device = { deviceId: 'laptop', platform: 'web', endpoint: 'https://push.example/1', keys } as const;
    const registeredAt = now.toISOString();
    const saved = { device: { ...device, registeredAt }, instead: [] };
    expect(await store.saveDevice({ teamId, agentId }, saved, { devices: {} })).toBe(true);
    await store.leave(teamId, agentId, { at: now.toISOString() });
    expect((await store.readAnyone(teamId, agentId))?.webDevices).toBeUndefined();
  });

  test('a device of nobody is not saved, and its removal makes nobody', async () => {
    const teamId = anId('team');
    expect(await saveDevice(teamId, 'ada', 'phone', phone)).toBe(false);
    await store.removeDevice(teamId, 'ada', { deviceId: 'phone', ...phone });
    expect(await store.readAgent(teamId, 'ada')).toBeUndefined();
  });

  test('an agent changes what they name and nothing else', async () => {
    const agent = await savedAgent();
    const { agentId } = agent;
    const changed = await store.changeContact(agent.teamId, agentId, {
      phone: '+12065550199',
      email: undefined,
    });
    expect(changed).toEqual({ ...agent, phone: '+12065550199', version: 2, devices: {} });
    expect(await store.changeContact(agent.teamId, agentId, {})).toEqual(changed);
    const both = { email: 'ada@new.example', phone: '+12065550198' };
    expect(await store.changeContact(agent.teamId, agentId, both)).toMatchObject(both);
  });

  test('PE-8 a language stays until another is given, by the agent or an administrator', async () => {
    const agent = await savedAgent();
    const { teamId, agentId } = agent;
    const language = async () => (await store.readAgent(teamId, agentId))?.language;
    expect(await language()).toBeUndefined();
    await store.changeContact(teamId, agentId, { language: 'es' });
    await store.saveAgent(agent, now);
    expect(await language()).toBe('es');
    await store.saveAgent({ ...agent, language: 'fr' }, now);
    expect(await language()).toBe('fr');
  });

  test('a change of an agent who is not there is none', async () => {
    const teamId = anId('team');
    expect(await store.changeContact(teamId, 'ada', { phone: '+12065550199' })).toBeUndefined();
    expect(await store.changeContact(teamId, 'ada', {})).toBeUndefined();
    expect(await store.readAgent(teamId, 'ada')).toBeUndefined();
  });

  test('PE-3 an agent who is in a team is saved there again, and nowhere else', async () => {
    const agent = await savedAgent();
    const elsewhere = { ...agent, teamId: anId('team') };
    expect(await store.saveAgent(elsewhere, now)).toEqual({ saved: false, in: agent.teamId });
    expect(await store.readAgent(elsewhere.teamId, agent.agentId)).toBeUndefined();
    expect(await store.saveAgent({ ...agent, name: 'Ada Ames' }, now)).toEqual({ saved: true });
  });

  test('PE-3 of teams that save one agent at once, one has them', async () => {
    const { devices, ...agent } = anAgent(anId('agt'));
    const teams = Array.from({ length: 6 }, () => anId('team'));
    const savings = await Promise.all(teams.map((teamId) => store.saveAgent({ ...agent, teamId }, now)));
    const [winner] = teams.filter((_, index) => savings[index]?.saved);
    const losers = teams.filter((teamId) => teamId !== winner);
    expect(savings.filter(({ saved }) => !saved)).toEqual(losers.map(() => ({ saved: false, in: winner })));
    for (const teamId of losers) expect(await store.readAgent(teamId, agent.agentId)).toBeUndefined();
  });

  test('PE-3 an agent who is moved leaves the old team by the same write, their devices with it', async () => {
    const agent = await savedAgent();
    const { agentId, teamId } = agent;
    await store.saveTeam(aTeam({ teamId }));
    await saveDevice(teamId, agentId, 'phone', phone);
    const elsewhere = { ...agent, teamId: anId('team') };
    expect(await store.saveAgent(elsewhere, now, anId('team'))).toEqual({ saved: false, in: teamId });
    expect(await store.saveAgent(elsewhere, now, teamId)).toEqual({ saved: true });
    expect(await store.readAgent(teamId, agentId)).toBeUndefined();
    expect(await store.readAnyone(teamId, agentId)).toMatchObject({
      left: { at: now.toISOString() },
      devices: {},
    });
    expect(await store.readAgent(elsewhere.teamId, agentId)).toMatchObject(elsewhere);
    expect(await store.teamOf(agentId)).toBe(elsewhere.teamId);
  });

  test('PE-4 who left is in no team, changes nothing, and may come back', async () => {
    const agent = await savedAgent();
    const { agentId, teamId } = agent;
    await store.saveTeam(aTeam({ teamId }));
    const leaving = { at: now.toISOString() };
    expect(await store.leave(teamId, agentId, leaving)).toBe('left');
    expect(await store.leave(teamId, agentId, leaving)).toBe('gone');
    expect(await store.readTeamWithAgents(teamId)).toMatchObject({ agents: [], former: [{ agentId }] });
    expect(await saveDevice(teamId, agentId, 'phone', phone)).toBe(false);
    expect(await store.removeDevice(teamId, agentId, { deviceId: 'phone', ...phone })).toBe(false);
    expect(await store.changeContact(teamId, agentId, { email: 'ada@new.example' })).toBeUndefined();
    expect(await store.saveAgent({ ...agent, teamId: anId('team') }, now)).toEqual({ saved: true });
    await store.leave(teamId, agentId, leaving);
    expect(await store.teamOf(agentId)).not.toBe(teamId);
  });

  test('PE-4 a team keeps its lead: who leads can’t leave or be moved, who left can’t lead', async () => {
    const { agentId, teamId, ...agent } = await savedAgent();
    await store.saveTeam(aTeam({ teamId, leadAgentId: agentId }));
    expect(await store.leave(teamId, agentId, { at: now.toISOString() })).toBe('leads');
    const elsewhere = { ...agent, agentId, teamId: anId('team') };
    expect(await store.saveAgent(elsewhere, now, teamId)).toEqual({ saved: false, in: teamId });
    expect(await store.saveTeam(aTeam({ teamId, leadAgentId: 'still-to-come' }))).toBe('saved');
    expect(await store.leave(teamId, agentId, { at: now.toISOString() })).toBe('left');
    expect(await store.saveTeam(aTeam({ teamId, leadAgentId: agentId }))).toBe('lead-left');
  });

  test('PE-5 a license is lapsed since the first save without it', async () => {
    const agent = await savedAgent();
    const { agentId, teamId } = agent;
    const later = new Date(now.getTime() + 60_000);
    await store.saveAgent({ ...agent, licensed: false }, now);
    await store.saveAgent({ ...agent, licensed: false }, later);
    expect(await store.readAgent(teamId, agentId)).toMatchObject({ lapsedAt: now.toISOString() });
    await store.saveAgent(agent, later);
    expect(await store.readAgent(teamId, agentId)).toEqual({ ...agent, version: 4, devices: {} });
  });
});
