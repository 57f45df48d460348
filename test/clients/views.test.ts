// An agent's views on a real table: named filters of their clients.
import { describe, expect, test } from '@jest/globals';
import { readViews, saveViews } from '../../lambdas/clients/views/own-views.ts';
import { viewsSchema } from '../../lambdas/clients/views/view.ts';
import { viewStore } from '../../lambdas/clients/views/view-store.ts';
import { VersionedAnswer } from '../../lambdas/platform/http/etag.ts';
import { asAgent } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { clientsOn } from './support/clients.ts';

const table = await engineTable();
const deps = { people: clientsOn(table).deps.people, views: viewStore(table) };
const aView = (name: string, filters = 'stage=active') => ({ name, filters });
const save = (who: string, names: readonly string[], ifMatch?: string) =>
  saveViews(asAgent(who), { wanted: { views: names.map((name) => aView(name)) }, ifMatch }, deps);
async function namesOf(who: string) {
  const read = await readViews(asAgent(who), deps);
  return read instanceof VersionedAnswer
    ? { names: read.value.views.map(({ name }) => name), version: read.version }
    : read;
}

describe(onEngine('views'), () => {
  test('CT-2 are kept for one agent, in their order, and are nobody else’s', async () => {
    const [ada, ben] = [anId('agt'), anId('agt')];
    expect(await namesOf(ada)).toEqual({ names: [], version: 0 });
    await save(ada, ['Quiet', 'Active']);
    expect(await namesOf(ada)).toEqual({ names: ['Quiet', 'Active'], version: 1 });
    expect(await namesOf(ben)).toEqual({ names: [], version: 0 });
  });

  test('CT-2 of two saves that began with the same views, one counts; the same save again is done already', async () => {
    const ada = anId('agt');
    const saves = await Promise.all(['A', 'B', 'C'].map((name) => save(ada, [name], '"0"')));
    expect(saves.filter((each) => each instanceof VersionedAnswer)).toHaveLength(1);
    const [won = ''] = ['A', 'B', 'C'].filter((_, place) => saves[place] instanceof VersionedAnswer);
    expect(await save(ada, [won], '"0"')).toMatchObject({ version: 1 });
    const ben = anId('agt');
    const twice = await Promise.all([1, 2].map(() => save(ben, ['A'], '"0"')));
    expect(twice).toEqual([expect.any(VersionedAnswer), expect.any(VersionedAnswer)]);
    expect(await save(ada, ['D'], '"0"')).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await save(ada, ['D'])).toMatchObject({ version: 2 });
  });

  test('PE-4 who has left the team has none', async () => {
    expect(await readViews(asAgent('gone'), deps)).toEqual({ refused: 'not-found' });
    expect(await save('gone', ['A'])).toEqual({ refused: 'not-found' });
  });
});

describe('views as they come', () => {
  const isTaken = (views: unknown) => viewsSchema().safeParse({ views }).success;

  test('CT-2 are at most 20, of names that differ and filters as an address has them', () => {
    const twenty = Array.from({ length: 20 }, (_, place) => aView(`View ${place}`));
    expect(isTaken(twenty)).toBe(true);
    expect(isTaken([...twenty, aView('One more')])).toBe(false);
    expect(isTaken([aView('Café'), aView('CAFE')])).toBe(false);
    expect(isTaken([aView('Tag', 'tag=First+home&q=zo%C3%AB')])).toBe(true);
  });

  test.each(['', 'a b', '<b>', 'https://x.example/?a', 'q='.padEnd(501, 'x')])(
    'CT-2 are refused with filters like “%s”',
    (filters) => {
      expect(isTaken([aView('One', filters)])).toBe(false);
    },
  );
});
