// The list of all teams on a real table: order, pages and search.
import { describe, expect, test } from '@jest/globals';
import { listStore } from '../../lambdas/office/list-store.ts';
import { listTeams, readTeam } from '../../lambdas/office/list-teams.ts';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { onTeamSaved } from '../../lambdas/people/search/on-team-saved.ts';
import { teamWordStore } from '../../lambdas/people/search/word-store.ts';
import { onTeamSizeChanged } from '../../lambdas/people/team-size/on-team-size-changed.ts';
import { teamSizeStore } from '../../lambdas/people/team-size/team-size-store.ts';
import { keys, wordIndexes, wordsFrom } from '../../lambdas/platform/table/keys.ts';
import { wordStore } from '../../lambdas/platform/table/word-index.ts';
import { countedTable, enginePutAndRemove, inboxIndex } from '../support/engine.ts';

const { table, requests } = await countedTable();
const people = peopleStore(table);
const teamWords = teamWordStore(table, await enginePutAndRemove());
const deps = {
  lists: listStore(table, inboxIndex),
  people,
  teamWords: wordStore(table, wordIndexes.teams),
  agentWords: wordStore(table, wordIndexes.agents),
  brands: [{ id: 'harbor' }, { id: 'vista' }] as const,
};
const NOW = new Date('2026-03-02T15:00:00.000Z');
const admin = { kind: 'admin', clientId: 'account-1' } as const;
const source = { kind: 'source', clientId: 'network' } as const;

const itemOf = (teamId: string) => table.get(keys.team(teamId));
const stored = (teamId: string, name: string, brandId?: string) =>
  people.saveTeam({ teamId, name, leadAgentId: `lead_${teamId}`, brandId });
/** And what follows is told. */
async function saved(teamId: string, name: string, brandId?: string) {
  const before = await itemOf(teamId);
  await stored(teamId, name, brandId);
  await onTeamSaved(before, await itemOf(teamId), { teamWords });
}
/** Where words are so frequent that the list is walked. */
const walked = { ...deps, teamWords: { having: async () => undefined } };
for (let number = 10; number < 40; number += 1) await saved(`tm_${number}`, `Team ${number}`);
await saved('tm_oak', 'Öak & Maple', 'vista');
await saved('tm_house', '🏠 𠮷野');
for (const agentId of ['lead_tm_oak', 'ada', 'ben']) {
  await people.saveAgent(
    {
      teamId: 'tm_oak',
      agentId,
      name: agentId,
      email: `${agentId}@agents.example`,
      licensed: agentId !== 'ben',
    },
    NOW,
  );
}
await people.leave('tm_oak', 'ada', { at: NOW.toISOString() });
/** A sign alone is as no search. */
test.each(['-', '#', '&', '+'])('a search for %s lists what no search does', async (q) => {
  expect(await idsOf({ q })).toEqual(await idsOf({}));
});

const idsOf = async (asked: { q?: string; cursor?: string }, its: typeof deps = deps) => {
  const { teams, next } = await listTeams(admin, asked, its);
  return { ids: teams.map(({ teamId }) => teamId), next };
};

describe('all teams', () => {
  test('come by name, each once, in pages of 25', async () => {
    const first = await idsOf({});
    expect(first.ids).toHaveLength(25);
    expect(first.ids[0]).toBe('tm_oak');
    const { ids, next } = await idsOf({ cursor: first.next ?? '' });
    expect(ids).toEqual(['tm_34', 'tm_35', 'tm_36', 'tm_37', 'tm_38', 'tm_39', 'tm_house']);
    expect(next).toBeUndefined();
  });

  test.each(['oak', 'MAPLE öa', 'tm_oak', 'TM_OA', 'map'])('%s finds by name or id', async (q) => {
    for (const its of [deps, walked])
      expect(await idsOf({ q }, its)).toEqual({ ids: ['tm_oak'], next: undefined });
  });

  test('a word is found by its beginning, and no part within it', async () => {
    await saved('tm_11', 'Smith/Jones-Álvarez 12-34');
    for (const its of [deps, walked]) {
      for (const q of ['smi', 'jones', 'alv', '12-34', 'smith/jones', '34']) {
        expect({ q, ...(await idsOf({ q }, its)) }).toMatchObject({
          q,
          ids: expect.arrayContaining(['tm_11']),
        });
      }
      expect(await idsOf({ q: 'mith' }, its)).toEqual({ ids: [], next: undefined });
    }
    await saved('tm_11', 'Team 11');
  });

  test('a search takes two requests for each word, and one for what was found, whatever there is', async () => {
    let before = requests();
    expect(await idsOf({ q: 'nowhere team' })).toEqual({ ids: [], next: undefined });
    expect(requests() - before).toBe(4);
    await teamSizeStore(table).count('tm_oak');
    before = requests();
    expect(await idsOf({ q: 'oak' })).toMatchObject({ ids: ['tm_oak'] });
    expect(requests() - before).toBe(3);
  });

  test('pages of a word go on by name where the one before ended', async () => {
    for (const its of [deps, walked]) {
      const first = await idsOf({ q: 'team' }, its);
      expect([first.ids.length, first.ids[0]]).toEqual([25, 'tm_10']);
      const rest = await idsOf({ q: 'team', cursor: first.next ?? '' }, its);
      expect(rest).toEqual({ ids: ['tm_35', 'tm_36', 'tm_37', 'tm_38', 'tm_39'], next: undefined });
    }
  });

  test('a frequent word that only the last of the list have is found on the first page', async () => {
    const stretches: (number | undefined)[] = [];
    const entry = (place: number) => {
      const [name, teamId] = [
        `${place < 3000 ? 'agency' : 'zebra'} ${String(place).padStart(4, '0')}`,
        `t${place}`,
      ];
      return { teamId, text: `${name} ${teamId}`, place: `${name}#${teamId}` };
    };
    const all = Array.from({ length: 3100 }, (_, place) => entry(place));
    const lists = {
      readTeams: async () => new Map(),
      async teams(after: string | undefined, most: number | undefined) {
        stretches.push(most);
        const rest = all.filter(({ place }) => after === undefined || place > after);
        return { entries: rest.slice(0, most), isMore: most !== undefined && rest.length > most };
      },
    };
    expect(
      (await idsOf({ q: 'zebra' }, { ...walked, lists: { ...deps.lists, ...lists } })).next,
    ).toBeUndefined();
    expect(stretches).toEqual([1000, undefined]);
  });

  test('more than are rare are not read', async () => {
    expect(await deps.teamWords.having('team', 29)).toBeUndefined();
    expect(await deps.teamWords.having('team', 30)).toHaveLength(30);
  });

  test.each(["o'malley", 'o’malley', 'omalley', 'sorensen'])('%s finds O’Malley & Sørensen', async (q) => {
    await saved('tm_11', 'O’Malley & Sørensen');
    expect(await idsOf({ q })).toEqual({ ids: ['tm_11'], next: undefined });
    await saved('tm_11', 'Team 11');
  });

  test('a name in the last letters of Unicode is found', async () => {
    expect(await idsOf({ q: '𠮷' })).toEqual({ ids: ['tm_house'], next: undefined });
    expect(await idsOf({ cursor: '🏠 𠮷野#tm_house' })).toEqual({ ids: [], next: undefined });
    expect(await idsOf({ cursor: '\u{10ffff}\u{10ffff}#tm' })).toEqual({ ids: [], next: undefined });
  });

  test('say who leads, whose brand they are and how many are in them now', async () => {
    expect((await listTeams(admin, { q: 'oak' }, deps)).teams).toEqual([
      { teamId: 'tm_oak', name: 'Öak & Maple', brand: 'vista', leadAgentId: 'lead_tm_oak', agents: 2 },
    ]);
    expect((await listTeams(admin, { q: 'tm_10' }, deps)).teams).toMatchObject([
      { brand: 'harbor', agents: 0 },
    ]);
  });

  test('are counted as agents come and go, and a page of counted teams is two requests', async () => {
    const sizes = teamSizeStore(table);
    const leaving = { at: NOW.toISOString() };
    const agent = { teamId: 'tm_20', agentId: 'cleo', name: 'Cleo', licensed: true, devices: {} };
    const change = (before: unknown, after: unknown) =>
      onTeamSizeChanged(before, after, { teamSizes: sizes });
    const countOf = async () => (await people.readTeam('tm_20'))?.size;
    await people.saveAgent(agent, NOW);
    for (const _ of [1, 2]) await change(undefined, agent);
    expect(await countOf()).toEqual({ agents: 1, counted: 1 });
    await change(agent, { ...agent, licensed: false });
    await people.leave('tm_20', 'cleo', leaving);
    // Told late, that she came ends with who is there.
    await Promise.all([change(undefined, agent), change(agent, { ...agent, left: leaving })]);
    expect(await countOf()).toEqual({ agents: 0, counted: 2 });
    await saved('tm_20', 'Team 20');
    expect(await countOf()).toEqual({ agents: 0, counted: 2 });

    for (let number = 10; number < 40; number += 1) await sizes.count(`tm_${number}`);
    for (const teamId of ['tm_oak', 'tm_house', 'tm_none']) await sizes.count(teamId);
    const before = requests();
    expect((await listTeams(admin, {}, deps)).teams[0]).toMatchObject({ teamId: 'tm_oak', agents: 2 });
    expect(requests() - before).toBe(2);
  });

  test('a renamed team has its new place alone', async () => {
    await saved('tm_10', 'Zebra');
    expect(await idsOf({ q: 'zebra' })).toMatchObject({ ids: ['tm_10'] });
    expect(await idsOf({ q: 'team 10' })).toMatchObject({ ids: [] });
  });

  test('a team is found by the name that it has, whatever was told twice, late or never', async () => {
    const told: (readonly [unknown, unknown])[] = [];
    for (const name of ['Quince', 'Quail', 'Quince', 'Quartz']) {
      const before = await itemOf('tm_12');
      await stored('tm_12', name);
      told.push([before, await itemOf('tm_12')]);
    }
    const kept = async () =>
      (await table.queryAll({ pk: wordsFrom(wordIndexes.teams, 'q').pk })).map(({ sk }) => sk);
    for (const [before, after] of told.toReversed()) await onTeamSaved(before, after, { teamWords });
    expect(await kept()).toEqual(['quartz#quartz#tm_12']);
    // One of before words were there, and one that was lost, is found once it is saved again or replayed.
    await stored('tm_12', 'Quilt');
    expect(await idsOf({ q: 'quilt' })).toMatchObject({ ids: [] });
    expect(await idsOf({ q: 'quartz' })).toMatchObject({ ids: [] });
    await onTeamSaved(undefined, await itemOf('tm_12'), { teamWords });
    expect(await idsOf({ q: 'quilt' })).toMatchObject({ ids: ['tm_12'] });
  });

  test('a team that was only counted is not looked at', async () => {
    const item = await itemOf('tm_13');
    const none = { note: async () => Promise.reject(new Error('nothing was saved')) };
    await onTeamSaved(item, { ...item, size: { agents: 3, counted: 9 } }, { teamWords: none });
  });
});

describe('one team', () => {
  test('has its agents with their standing, also who left; emails are for administrators', async () => {
    const team = await readTeam(admin, 'tm_oak', deps);
    expect(team).toMatchObject({
      version: 1,
      value: {
        teamId: 'tm_oak',
        brand: 'vista',
        agents: [
          { agentId: 'ada', standing: 'left' },
          { agentId: 'ben', standing: 'unlicensed', licensed: false, email: 'ben@agents.example' },
          { agentId: 'lead_tm_oak', standing: 'invited', isLead: true },
        ],
      },
    });
    expect(JSON.stringify(await readTeam(source, 'tm_oak', deps))).not.toContain('@');
    expect(await readTeam(admin, 'tm_nowhere', deps)).toEqual({ refused: 'not-found' });
  });
});
