// Agents whom the list of teams finds by their own words, on a real table.
import { describe, expect, test } from '@jest/globals';
import { listStore } from '../../lambdas/office/list-store.ts';
import { listTeams, type TeamFilter } from '../../lambdas/office/list-teams.ts';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { agentWordStore } from '../../lambdas/people/search/agent-word-store.ts';
import { onAgentSaved } from '../../lambdas/people/search/on-agent-saved.ts';
import { onTeamSaved } from '../../lambdas/people/search/on-team-saved.ts';
import { teamWordStore } from '../../lambdas/people/search/word-store.ts';
import { teamSizeStore } from '../../lambdas/people/team-size/team-size-store.ts';
import { keys, wordIndexes, wordsFrom } from '../../lambdas/platform/table/keys.ts';
import { wordStore } from '../../lambdas/platform/table/word-index.ts';
import { countedTable, enginePutAndRemove, inboxIndex } from '../support/engine.ts';

const { table, requests } = await countedTable();
const people = peopleStore(table);
const putAndRemove = await enginePutAndRemove();
const teamWords = teamWordStore(table, putAndRemove);
const agentWords = agentWordStore(table, putAndRemove);
const deps = {
  lists: listStore(table, inboxIndex),
  people,
  teamWords: wordStore(table, wordIndexes.teams),
  agentWords: wordStore(table, wordIndexes.agents),
  brands: [{ id: 'harbor' }] as const,
};
const NOW = new Date('2026-03-02T15:00:00.000Z');
const admin = { kind: 'admin', clientId: 'account-1' } as const;
const source = { kind: 'source', clientId: 'network' } as const;

const itemOf = (teamId: string, agentId: string) => table.get(keys.agent(teamId, agentId));
type Named = { name: string; email?: string; phone?: string };

async function team(teamId: string, name: string) {
  await people.saveAgent({ teamId, agentId: `lead_${teamId}`, name: 'Lena', licensed: true }, NOW);
  await people.saveTeam({ teamId, name, leadAgentId: `lead_${teamId}` });
  await onTeamSaved(undefined, await table.get(keys.team(teamId)), { teamWords });
  await teamSizeStore(table).count(teamId);
}
const stored = (teamId: string, agentId: string, named: Named, from?: string) =>
  people.saveAgent({ teamId, agentId, licensed: true, ...named }, NOW, from);
/** And what follows is told. */
async function saved(teamId: string, agentId: string, named: Named) {
  const before = await itemOf(teamId, agentId);
  await stored(teamId, agentId, named);
  await onAgentSaved(before, await itemOf(teamId, agentId), { agentWords });
}
const keptBy = async (letter: string) =>
  (await table.queryAll({ pk: wordsFrom(wordIndexes.agents, letter).pk })).map(({ sk }) => String(sk));
const found = async (asked: TeamFilter, caller: typeof admin | typeof source = admin) =>
  (await listTeams(caller, asked, deps)).teams.map(({ teamId, matchingAgents }) => ({
    teamId,
    agents: matchingAgents?.map(({ agentId }) => agentId),
  }));

await team('tm_b', 'Birch');
await team('tm_a', 'Acorn Zoé');
await saved('tm_b', 'zoe', { name: 'Zoé O’Hara', email: 'z.ohara@agents.example', phone: '+12065550142' });
await saved('tm_b', 'ben', { name: 'Ben Okoro' });
await saved('tm_a', 'zoltan', { name: 'Zoltan Smith-Hara' });

describe('a search of teams', () => {
  test.each([
    ['okoro', [{ teamId: 'tm_b', agents: ['ben'] }]],
    ['ohara ZOE', [{ teamId: 'tm_b', agents: ['zoe'] }]],
    ["o'hara", [{ teamId: 'tm_b', agents: ['zoe'] }]],
    [
      'hara',
      [
        { teamId: 'tm_a', agents: ['zoltan'] },
        { teamId: 'tm_b', agents: ['zoe'] },
      ],
    ],
    // By the team's own words, and the other by its agent.
    [
      'zoé',
      [
        { teamId: 'tm_a', agents: undefined },
        { teamId: 'tm_b', agents: ['zoe'] },
      ],
    ],
    [
      'zo',
      [
        { teamId: 'tm_a', agents: ['zoltan'] },
        { teamId: 'tm_b', agents: ['zoe'] },
      ],
    ],
    // Words of two people are nobody's, and neither are one of a team and one of its agent.
    ['ben ohara', []],
    ['birch ben', []],
    ['koro', []],
  ])('for %s finds them by their agents’ names too, in the order of the list', async (q, expected) => {
    expect(await found({ q })).toEqual(expected);
  });

  test('answers the agents by whom it found a team by their names', async () => {
    expect((await listTeams(admin, { q: 'ben' }, deps)).teams).toEqual([
      {
        teamId: 'tm_b',
        name: 'Birch',
        brand: 'harbor',
        leadAgentId: 'lead_tm_b',
        agents: 1,
        matchingAgents: [{ agentId: 'ben', name: 'Ben Okoro' }],
      },
    ]);
  });

  test.each(['z.ohara@agents.example', 'Z.OHARA@age', '(206) 555-0142', '+1 206 555 0142'])(
    'for %s finds an agent for administrators, and none for the source, who reads no email and no phone',
    async (q) => {
      expect(await found({ q })).toEqual([{ teamId: 'tm_b', agents: ['zoe'] }]);
      expect(await found({ q }, source)).toEqual([]);
    },
  );

  test.each(['agents.example', 'z.ohara', '555-0142', '@z.ohara', '+12065550'])(
    'for %s, a part of an email or a phone, finds nobody',
    async (q) => {
      for (const caller of [admin, source]) expect(await found({ q }, caller)).toEqual([]);
    },
  );

  test('by teams alone leaves agents out', async () => {
    expect(await found({ q: 'zo', by: 'team' })).toEqual([{ teamId: 'tm_a', agents: undefined }]);
  });

  test('takes one request for agents and one for their teams, whatever there is', async () => {
    const before = requests();
    await found({ q: 'okoro' });
    // Two queries of the word, the agents, their teams, the page.
    expect(requests() - before).toBe(5);
  });

  test('pages through teams of a frequent word and those of agents in the order of the list', async () => {
    for (let number = 10; number < 40; number += 1) await team(`tm_p${number}`, `Pine ${number}`);
    await saved('tm_a', 'pina', { name: 'Pine A' });
    await saved('tm_p38', 'pino', { name: 'Pine B' });
    const walked = { ...deps, teamWords: { having: async () => undefined } };
    for (const its of [deps, walked]) {
      const first = await listTeams(admin, { q: 'pine' }, its);
      expect(first.teams[0]).toMatchObject({ teamId: 'tm_a', matchingAgents: [{ agentId: 'pina' }] });
      const rest = await listTeams(admin, { q: 'pine', cursor: first.next ?? '' }, its);
      expect([...first.teams, ...rest.teams].map(({ teamId }) => teamId)).toEqual([
        'tm_a',
        ...Array.from({ length: 30 }, (_, number) => `tm_p${number + 10}`),
      ]);
      expect(rest.teams.filter(({ matchingAgents }) => matchingAgents !== undefined)).toMatchObject([
        { teamId: 'tm_p38', matchingAgents: [{ agentId: 'pino' }] },
      ]);
    }
  });

  test('says when too many agents match, and finds teams by their own words then', async () => {
    for (let number = 0; number < 51; number += 1)
      await saved('tm_b', `m${number}`, { name: `Mary Acorn${number}` });
    for (const q of ['mary', 'acorn']) {
      expect(await listTeams(admin, { q }, deps)).toMatchObject({ tooManyAgents: true });
      expect(await found({ q })).toEqual(q === 'mary' ? [] : [{ teamId: 'tm_a', agents: undefined }]);
    }
    expect(await found({ q: 'mary acorn50' })).toEqual([{ teamId: 'tm_b', agents: ['m50'] }]);
    const frequent = { ...deps, agentWords: { having: async () => undefined } };
    expect(await listTeams(admin, { q: 'okoro' }, frequent)).toMatchObject({
      teams: [],
      tooManyAgents: true,
    });
  });
});

describe('an agent is found', () => {
  test('PE-4 no more from the moment they leave, and by no word once that is told; again when they are back', async () => {
    await saved('tm_b', 'quin', { name: 'Quin Quist', email: 'quin@agents.example', phone: '+12065550143' });
    const before = await itemOf('tm_b', 'quin');
    await people.leave('tm_b', 'quin', { at: NOW.toISOString() });
    for (const q of ['quist', 'quin@agents.example']) expect(await found({ q })).toEqual([]);
    expect(await keptBy('q')).toHaveLength(2);
    await onAgentSaved(before, await itemOf('tm_b', 'quin'), { agentWords });
    expect([...(await keptBy('q')), ...(await keptBy('@'))].filter((sk) => sk.includes('quin'))).toEqual([]);
    expect((await keptBy('+')).filter((sk) => sk.startsWith('+12065550143'))).toEqual([]);
    await saved('tm_b', 'quin', { name: 'Quin Quist' });
    expect(await found({ q: 'quist' })).toEqual([{ teamId: 'tm_b', agents: ['quin'] }]);
  });

  test('PE-3 in the team that they are in, and not in the one that they moved from', async () => {
    await saved('tm_b', 'uma', { name: 'Uma Ueda' });
    const before = await itemOf('tm_b', 'uma');
    await stored('tm_a', 'uma', { name: 'Uma Ueda' }, 'tm_b');
    expect(await found({ q: 'ueda' })).toEqual([]);
    // Told out of order.
    await onAgentSaved(undefined, await itemOf('tm_a', 'uma'), { agentWords });
    expect(await found({ q: 'ueda' })).toEqual([{ teamId: 'tm_a', agents: ['uma'] }]);
    await onAgentSaved(before, await itemOf('tm_b', 'uma'), { agentWords });
    expect(await keptBy('u')).toEqual(['ueda#tm_a#uma', 'uma#tm_a#uma']);
  });

  test('by the name that they have, whatever was told twice, late or out of order', async () => {
    const told: (readonly [unknown, unknown])[] = [];
    for (const name of ['Ivo', 'Ina', 'Ivo', 'Ilse']) {
      const before = await itemOf('tm_b', 'i');
      await stored('tm_b', 'i', { name });
      told.push([before, await itemOf('tm_b', 'i')]);
    }
    for (const [before, after] of [...told, ...told].toReversed())
      await onAgentSaved(before, after, { agentWords });
    expect(await keptBy('i')).toEqual(['ilse#tm_b#i']);
    // What was told is of before: a search looks at the agent.
    await stored('tm_b', 'i', { name: 'Ingrid' });
    for (const q of ['ilse', 'ingrid']) expect(await found({ q })).toEqual([]);
  });

  test('by the name that they have when they are saved while their words are written', async () => {
    await stored('tm_b', 'v', { name: 'Vera' });
    const names = ['Vito', 'Vlad'];
    const overtaken = agentWordStore(table, async (puts, removed) => {
      await putAndRemove(puts, removed);
      const name = names.shift();
      if (name !== undefined) await stored('tm_b', 'v', { name });
    });
    await overtaken.note({ teamId: 'tm_b', agentId: 'v' }, []);
    expect(await keptBy('v')).toEqual(['vlad#tm_b#v']);
  });

  test('by their own new email and phone (CA-8)', async () => {
    await saved('tm_b', 'w', { name: 'Wim', email: 'wim@agents.example', phone: '+12065550144' });
    const before = await itemOf('tm_b', 'w');
    await people.changeContact('tm_b', 'w', { email: 'w@agents.example', phone: '+12065550145' });
    await onAgentSaved(before, await itemOf('tm_b', 'w'), { agentWords });
    for (const q of ['w@agents.example', '2065550145'])
      expect(await found({ q })).toEqual([{ teamId: 'tm_b', agents: ['w'] }]);
    for (const q of ['wim@agents.example', '2065550144']) expect(await found({ q })).toEqual([]);
  });

  test('and is not looked at when only a device or the checklist changed', async () => {
    const item = await itemOf('tm_b', 'ben');
    const none = { note: async () => Promise.reject(new Error('nobody was saved')) };
    await onAgentSaved(item, { ...item, testTextAt: NOW.toISOString() }, { agentWords: none });
  });
});
