// A team's settings on a real table: what two administrators save at a time.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { saveTeam } from '../../lambdas/people/save-team.ts';
import { VersionedAnswer } from '../../lambdas/platform/http/etag.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const people = peopleStore(await engineTable());
const deps = { brands: [{ id: 'harbor' }, { id: 'vista' }] as const, people };

const save = (teamId: string, name: string, ifMatch?: string) =>
  saveTeam({ teamId, name, leadAgentId: 'lena' }, { ifMatch }, undefined, deps);
const settingsOf = (teamId: string, name: string, version: number) =>
  new VersionedAnswer({ teamId, name, leadAgentId: 'lena', brand: 'harbor' }, version);

describe(onEngine('a team is saved'), () => {
  test('as its next version; without If-Match the last save counts', async () => {
    const teamId = anId('team');
    expect(await save(teamId, 'North')).toEqual(settingsOf(teamId, 'North', 1));
    expect(await save(teamId, 'North Side')).toEqual(settingsOf(teamId, 'North Side', 2));
    expect(await people.readTeam(teamId)).toMatchObject({ name: 'North Side', version: 2 });
  });

  test('with If-Match only on the version that was read, and not on what another saved since', async () => {
    const teamId = anId('team');
    await save(teamId, 'North');
    expect(await save(teamId, 'Harbor', '"1"')).toEqual(settingsOf(teamId, 'Harbor', 2));
    expect(await save(teamId, 'Vista', '"1"')).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await people.readTeam(teamId)).toMatchObject({ name: 'Harbor' });
  });

  test('again, when the answer was lost, without a second effect', async () => {
    const teamId = anId('team');
    await save(teamId, 'North');
    await save(teamId, 'Harbor', '"1"');
    expect(await save(teamId, 'Harbor', '"1"')).toEqual(settingsOf(teamId, 'Harbor', 2));
  });

  test('once, when the table’s own answer was lost and the write, tried again, finds it saved', async () => {
    const teamId = anId('team');
    await save(teamId, 'North');
    const saveUnheard: typeof people.saveTeam = async (...all) => {
      await people.saveTeam(...all);
      return 'changed';
    };
    const unheard = { ...deps, people: { ...people, saveTeam: saveUnheard } };
    const wanted = { teamId, name: 'Harbor', leadAgentId: 'lena' };
    expect(await saveTeam(wanted, { ifMatch: '"1"' }, undefined, unheard)).toEqual(
      settingsOf(teamId, 'Harbor', 2),
    );
  });

  test('with If-None-Match only where there is none: what is there is nobody’s to create', async () => {
    const teamId = anId('team');
    const create = (name: string) =>
      saveTeam({ teamId, name, leadAgentId: 'lena' }, { isNew: true }, undefined, deps);
    const all = await Promise.all(['North', 'Harbor', 'Vista'].map(create));
    expect(all.filter((each) => each instanceof VersionedAnswer)).toHaveLength(1);
    expect(all.filter((each) => 'refused' in each)).toMatchObject([
      { refused: 'team-exists' },
      { refused: 'team-exists' },
    ]);
    const { name = '' } = (await people.readTeam(teamId)) ?? {};
    // Sent again, because its answer was lost.
    expect(await create(name)).toEqual(settingsOf(teamId, name, 1));
  });

  test('once of two who began with the same version', async () => {
    const teamId = anId('team');
    await save(teamId, 'North');
    const both = await Promise.all([save(teamId, 'Ada’s', '"1"'), save(teamId, 'Ben’s', '"1"')]);
    expect(both.filter((each) => each instanceof VersionedAnswer)).toHaveLength(1);
    expect(both.filter((each) => 'refused' in each)).toMatchObject([{ refused: 'changed-meanwhile' }]);
  });

  test('each time, of twenty who name no version at once', async () => {
    const teamId = anId('team');
    const all = await Promise.all(Array.from({ length: 20 }, (_, turn) => save(teamId, `North ${turn}`)));
    const versions = all.map((each) => (each instanceof VersionedAnswer ? each.version : 0));
    expect(versions.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, turn) => turn + 1),
    );
  });

  test('both times, of two who name no version', async () => {
    const teamId = anId('team');
    await Promise.all([save(teamId, 'North'), save(teamId, 'South')]);
    expect(await people.readTeam(teamId)).toMatchObject({ version: 2 });
  });

  test('tied to a state only where there is one; one of before versions were counted is version 0', async () => {
    const teamId = anId('team');
    expect(await save(teamId, 'North', '"0"')).toMatchObject({ refused: 'changed-meanwhile' });
    const counted = { readTeam: async () => ({ teamId, name: 'Old', leadAgentId: 'lena' }) };
    const old = { ...deps, people: { ...people, ...counted } };
    expect(
      await saveTeam({ teamId, name: 'New', leadAgentId: 'lena' }, { ifMatch: '"0"' }, undefined, old),
    ).toEqual(settingsOf(teamId, 'New', 1));
  });

  test('by no lead who has left', async () => {
    const teamId = anId('team');
    const now = new Date('2026-03-02T15:00:00Z');
    await save(teamId, 'North');
    await people.saveAgent({ teamId, agentId: 'ada', name: 'Ada', licensed: true }, now);
    await people.leave(teamId, 'ada', { at: now.toISOString() });
    const byAda = { teamId, name: 'North', leadAgentId: 'ada' };
    expect(await saveTeam(byAda, { ifMatch: '"1"' }, undefined, deps)).toMatchObject({
      refused: 'unknown-agent',
    });
  });
});
