// Templates on a real table: written by the lead, read by the team, at most a hundred.
import { describe, expect, test } from '@jest/globals';
import { listTemplates, readTemplate } from '../../../lambdas/campaigns/templates/read-templates.ts';
import { removeTemplate } from '../../../lambdas/campaigns/templates/remove-template.ts';
import { saveTemplate } from '../../../lambdas/campaigns/templates/save-template.ts';
import { mostTemplates } from '../../../lambdas/campaigns/templates/template.ts';
import { templateStore } from '../../../lambdas/campaigns/templates/template-store.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { savesAgentsOn } from '../../people/support/saved-agents.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const table = await engineTable();
const store = templateStore(table);
const now = new Date('2026-03-02T15:00:00.000Z');
const deps = {
  people: peopleStore(table),
  templates: store,
  wordingOf: () => ({ name: 'Harbor Homes', optOutInstructions: '[Reply end]' }),
  blocked: { linkShorteners: [], spamPhrases: [] },
};

async function aWritingTeam() {
  const teamId = anId('team');
  await deps.people.saveTeam(aTeam({ teamId }));
  for (const agentId of ['lena', 'ada']) {
    const { devices, ...agent } = anAgent(agentId, { teamId });
    await savesAgentsOn(table)(agent);
  }
  const lena = asAgent('lena', teamId);
  const by = (caller = lena) => ({ now, changedBy: actOf(caller, 'save-template', now, newId('act')) });
  return {
    teamId,
    lena,
    ada: asAgent('ada', teamId),
    write: (
      templateId: string,
      more: { body?: string; name?: string; ifMatch?: string } = {},
      caller = lena,
    ) =>
      saveTemplate(
        caller,
        {
          teamId,
          templateId,
          name: templateId,
          body: 'Hi {ClientFirstName|there}',
          ifMatch: undefined,
          ...more,
        },
        by(caller),
        deps,
      ),
    remove: (templateId: string, ifMatch?: string, caller = lena) =>
      removeTemplate(caller, { teamId, templateId, ifMatch }, by(caller), deps),
    read: (templateId: string, caller = lena) => readTemplate(caller, { teamId, templateId }, deps),
    list: (caller = lena) => listTemplates(caller, teamId, deps),
  };
}

const answered = (templateId: string, version: number, more: object = {}) => ({
  value: expect.objectContaining({ templateId, ...more }),
  version,
});

describe(onEngine('templates'), () => {
  test('CP-1 the lead writes one and changes it; agents of the team read it, by name in the list', async () => {
    const { write, read, list, ada } = await aWritingTeam();
    expect(await write('later', { name: 'B later' })).toEqual(answered('later', 1, { longestSegments: 1 }));
    await write('first', { name: 'A first' });
    const changed = { body: 'Still looking in {City}?', fields: ['City'] };
    expect(await write('later', { name: 'B later', body: changed.body })).toEqual(
      answered('later', 2, changed),
    );
    expect(await read('later', ada)).toEqual(answered('later', 2, changed));
    expect(await list(ada)).toMatchObject({
      templates: [{ templateId: 'first' }, { templateId: 'later' }],
      brand: 'Harbor Homes',
      optOutInstructions: '[Reply end]',
    });
  });

  test('CP-1 nobody but the lead writes or removes one, and no other team reads it', async () => {
    const { write, remove, read, list, ada, teamId } = await aWritingTeam();
    await write('hello');
    const strangers = [asAgent('lena', anId('team')), asAgent('gone', teamId)];
    for (const caller of [ada, ...strangers]) {
      expect(await write('hello', {}, caller)).toEqual({ refused: 'not-found' });
      expect(await remove('hello', undefined, caller)).toEqual({ refused: 'not-found' });
    }
    for (const caller of strangers) {
      expect(await read('hello', caller)).toEqual({ refused: 'not-found' });
      expect(await list(caller)).toEqual({ refused: 'not-found' });
    }
    expect(await read('nothing')).toEqual({ refused: 'not-found' });
  });

  test('PE-5 a lead without a license reads templates and writes none', async () => {
    const { teamId, write, remove, list } = await aWritingTeam();
    await write('hello');
    const { devices, ...agent } = anAgent('lena', { teamId, licensed: false });
    await savesAgentsOn(table)(agent);
    expect(await write('hello')).toMatchObject({ refused: 'license-lapsed' });
    expect(await remove('hello')).toMatchObject({ refused: 'license-lapsed' });
    expect(await list()).toMatchObject({ templates: [{ templateId: 'hello' }] });
  });

  test('CP-1 a save on an older version is refused; the same save again is answered as before', async () => {
    const { write, remove } = await aWritingTeam();
    await write('hello');
    expect(await write('hello', { body: 'Two', ifMatch: '"1"' })).toEqual(answered('hello', 2));
    expect(await write('hello', { body: 'Two', ifMatch: '"1"' })).toEqual(answered('hello', 2));
    expect(await write('hello', { body: 'Three', ifMatch: '"1"' })).toMatchObject({
      refused: 'changed-meanwhile',
    });
    expect(await remove('hello', '"1"')).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await write('nothing', { ifMatch: '"1"' })).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await write('nothing', { ifMatch: '*' })).toMatchObject({ refused: 'changed-meanwhile' });
  });

  test('CP-1 of two who save on one version one does', async () => {
    const { write } = await aWritingTeam();
    await write('hello');
    const saves = ['A', 'B', 'C'].map((body) => write('hello', { body, ifMatch: '"1"' }));
    const outcomes = await Promise.all(saves);
    expect(outcomes.filter((each) => 'version' in each)).toHaveLength(1);
    expect(outcomes.filter((each) => 'refused' in each)).toHaveLength(2);
  });

  test('CP-1 one that is removed is gone, twice too; written again it has a version of its own', async () => {
    const { write, remove, read, list, teamId } = await aWritingTeam();
    await write('hello');
    const gone = { teamId, templateId: 'hello' };
    expect(await remove('hello', '"1"')).toEqual(gone);
    expect(await remove('hello', '"1"')).toEqual(gone);
    expect(await read('hello')).toEqual({ refused: 'not-found' });
    expect(await list()).toMatchObject({ templates: [] });
    expect(await remove('nothing')).toEqual({ refused: 'not-found' });
    expect(await write('hello')).toEqual(answered('hello', 3));
  });

  test('CP-1 a team has at most a hundred, however many are written at once; one that goes makes room', async () => {
    const { write, remove, list } = await aWritingTeam();
    for (let made = 0; made < mostTemplates - 1; made += 1) await write(`tpl_${made}`);
    const last = await Promise.all(['x', 'y', 'z'].map((templateId) => write(templateId)));
    expect(last.filter((each) => 'version' in each)).toHaveLength(1);
    expect(last.filter((each) => 'refused' in each)).toMatchObject([
      { refused: 'too-many-templates' },
      { refused: 'too-many-templates' },
    ]);
    expect(await write('tpl_0')).toEqual(answered('tpl_0', 2));
    await remove('tpl_0');
    expect(await write('one_more')).toEqual(answered('one_more', 1));
    expect(await write('two_more')).toMatchObject({ refused: 'too-many-templates' });
    const { templates } = Object.assign({ templates: [] }, await list());
    expect(templates).toHaveLength(mostTemplates);
  });
});
