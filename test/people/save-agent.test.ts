// An agent is saved in a team that exists, and in one team at a time.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { saveAgent } from '../../lambdas/people/save-agent.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { anAgent, aTeam } from './support/teams.ts';

const agent = { teamId: 'north', agentId: 'ada', name: 'Ada Ames', licensed: true };

const now = new Date('2026-03-02T15:00:00Z');
const nobody = { readAnyone: async () => undefined };

describe('an agent', () => {
  test.each([true, false])('is saved only when the team exists: %s', async (exists) => {
    const saved: unknown[] = [];
    const outcome = await saveAgent(agent, {}, now, {
      ...nobody,
      readTeam: async () => (exists ? aTeam() : undefined),
      saveAgent: async (each) => {
        saved.push(each);
        return { saved: true };
      },
    });
    expect(saved).toEqual(exists ? [agent] : []);
    expect(outcome).toEqual(
      exists ? agent : { refused: 'unknown-team', detail: 'Create the team first: PUT /teams/north.' },
    );
  });

  test('PE-3 who is in another team is refused, with that team’s id and what to do', async () => {
    const outcome = await saveAgent(agent, {}, now, {
      ...nobody,
      readTeam: async () => aTeam(),
      saveAgent: async () => ({ saved: false, in: 'south' }),
    });
    expect(outcome).toMatchObject({
      refused: 'in-another-team',
      detail: expect.stringContaining('ada is in the team south'),
    });
  });

  test('PE-3 moves when asked to, out of the team that they are in', async () => {
    const froms: (string | undefined)[] = [];
    const outcome = await saveAgent(agent, { move: true }, now, {
      ...nobody,
      readTeam: async (teamId) => aTeam({ teamId }),
      saveAgent: async (_agent, _now, from) => {
        froms.push(from);
        return from === 'south' ? { saved: true } : { saved: false, in: 'south' };
      },
    });
    expect(outcome).toEqual(agent);
    expect(froms).toEqual([undefined, 'south']);
  });

  test('PE-8 who moves keeps their language, unless another is given', async () => {
    const saved: unknown[] = [];
    const deps: Parameters<typeof saveAgent>[3] = {
      readAnyone: async () => anAgent('ada', { language: 'fr' }),
      readTeam: async (teamId) => aTeam({ teamId }),
      saveAgent: async (each, _now, from) => {
        if (from === undefined) return { saved: false, in: 'south' };
        saved.push(each.language);
        return { saved: true };
      },
    };
    await saveAgent(agent, { move: true }, now, deps);
    await saveAgent({ ...agent, language: 'es' }, { move: true }, now, deps);
    expect(saved).toEqual(['fr', 'es']);
  });

  test('PE-3 who leads another team is not moved', async () => {
    const outcome = await saveAgent(agent, { move: true }, now, {
      ...nobody,
      readTeam: async (teamId) => aTeam({ teamId, leadAgentId: teamId === 'south' ? 'ada' : 'lena' }),
      saveAgent: async () => ({ saved: false, in: 'south' }),
    });
    expect(outcome).toMatchObject({
      refused: 'leads-team',
      detail: expect.stringContaining('PUT /teams/south'),
    });
  });
});

describe(onEngine('an agent who was read before they are saved'), () => {
  async function savedAgent() {
    const people = peopleStore(await engineTable());
    const [teamId, agentId] = [anId('team'), anId('agt')];
    await people.saveTeam(aTeam({ teamId }));
    const profile = { teamId, agentId, name: 'Ada Ames', phone: '+12065550151', licensed: true };
    const save = (changed: object, ifMatch?: string) =>
      saveAgent({ ...profile, ...changed }, { ifMatch }, now, people);
    await save({});
    return { people, profile, save };
  }
  const changedMeanwhile = { refused: 'changed-meanwhile' };

  test('CA-8 keeps the phone that they corrected meanwhile', async () => {
    const { people, profile, save } = await savedAgent();
    await people.changeContact(profile.teamId, profile.agentId, { phone: '+12065550152' });
    expect(await save({ name: 'Ada' }, '"1"')).toMatchObject(changedMeanwhile);
    expect(await people.readAgent(profile.teamId, profile.agentId)).toMatchObject({
      name: 'Ada Ames',
      phone: '+12065550152',
      version: 2,
    });
    expect(await save({ name: 'Ada', phone: '+12065550152' }, '"2"')).toMatchObject({ name: 'Ada' });
  });

  test('PE-4 is not taken back by who didn’t see that they left', async () => {
    const { people, profile, save } = await savedAgent();
    await people.leave(profile.teamId, profile.agentId, { at: now.toISOString() });
    expect(await save({}, '"1"')).toMatchObject(changedMeanwhile);
    expect(await people.readAgent(profile.teamId, profile.agentId)).toBeUndefined();
    expect(await save({}, '"2"')).toMatchObject({ name: 'Ada Ames' });
  });

  test('is saved once of two who began with the same, and once more by who lost the answer', async () => {
    const { save } = await savedAgent();
    const both = await Promise.all([save({ name: 'A' }, '"1"'), save({ name: 'B' }, '"1"')]);
    expect(both.filter((each) => 'refused' in each)).toMatchObject([changedMeanwhile]);
    const won = both.find((each) => !('refused' in each));
    expect(await save({ ...won }, '"1"')).toEqual(won);
  });

  test('is saved by each of those who name any version, at once, and by none where they are not known', async () => {
    const { people, profile, save } = await savedAgent();
    const all = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => save({ name }, '*')));
    expect(all.filter((each) => 'refused' in each)).toEqual([]);
    expect(await people.readAgent(profile.teamId, profile.agentId)).toMatchObject({ version: 6 });
    expect(await save({ agentId: anId('agt') }, '*')).toMatchObject(changedMeanwhile);
  });

  test('is saved over without If-Match, and with one only where they are known', async () => {
    const { save } = await savedAgent();
    expect(await save({ name: 'Ada' })).toMatchObject({ name: 'Ada' });
    expect(await save({ agentId: anId('agt') }, '"1"')).toMatchObject(changedMeanwhile);
  });
});
