// Notes about a client on a real table: added once, read by owner and lead.
import { describe, expect, test } from '@jest/globals';
import { type AddNoteDeps, addNote } from '../../lambdas/clients/add-note.ts';
import { listNotes } from '../../lambdas/clients/list-notes.ts';
import { actOf } from '../../lambdas/platform/table/act.ts';
import { minutesLater } from '../claiming/support/referrals.ts';
import { asAgent } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { clientsOn } from './support/clients.ts';

const { claimed, offered, handOver, races, clients, deps } = clientsOn(await engineTable());

const note = (
  referralId: string,
  text: string,
  { by = asAgent('ada'), key = anId('key'), minutes = 5 } = {},
) => {
  const now = minutesLater(minutes);
  return addNote(
    by,
    { referralId, text, key, changedBy: actOf(by, 'add-note', now, anId('act')) },
    now,
    deps,
  );
};
const notesOf = async (referralId: string, by = asAgent('ada'), cursor?: string) => {
  const page = await listNotes(by, { referralId, cursor }, deps);
  if ('refused' in page) throw new Error(page.refused);
  return page;
};

describe(onEngine('notes'), () => {
  test('CT-1 have author and time, newest first, for owner and lead', async () => {
    const { referralId } = await claimed();
    await note(referralId, 'Two dogs');
    await note(referralId, 'Call after six', { by: asAgent('lena'), minutes: 6 });
    for (const reader of ['ada', 'lena']) {
      expect((await notesOf(referralId, asAgent(reader))).notes).toMatchObject([
        { agentId: 'lena', name: 'lena Example', at: minutesLater(6).toISOString(), text: 'Call after six' },
        { agentId: 'ada', name: 'ada Example', at: minutesLater(5).toISOString(), text: 'Two dogs' },
      ]);
    }
    for (const stranger of [asAgent('ben'), asAgent('lena', 'south')]) {
      expect(await listNotes(stranger, { referralId }, deps)).toEqual({ refused: 'not-found' });
      expect(await note(referralId, 'Mine', { by: stranger })).toEqual({ refused: 'not-found' });
    }
  });

  test('CT-1 sent again under its key is one, and answers the same; other words under it are refused', async () => {
    const { referralId } = await claimed();
    const first = await note(referralId, 'Two dogs', { key: 'key-1' });
    expect(await note(referralId, 'Two dogs', { key: 'key-1', minutes: 9 })).toMatchObject(first);
    expect(await note(referralId, 'Two cats', { key: 'key-1' })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
    expect((await notesOf(referralId)).notes).toHaveLength(1);
  });

  test('CT-1 are read page by page', async () => {
    const { referralId } = await claimed();
    for (let place = 0; place < 30; place += 1) await note(referralId, `Note ${place}`, { minutes: place });
    const first = await notesOf(referralId);
    const rest = await notesOf(referralId, asAgent('ada'), first.next);
    expect([first.notes.length, rest.notes.length, rest.next]).toEqual([25, 5, undefined]);
    expect(rest.notes.at(-1)?.text).toBe('Note 0');
  });

  test('CT-1 stay with the client when they are handed over', async () => {
    const { referralId } = await claimed();
    await note(referralId, 'Two dogs');
    await handOver(referralId, 'ada', 'ben');
    expect((await notesOf(referralId, asAgent('ben'))).notes).toMatchObject([{ agentId: 'ada' }]);
    expect(await note(referralId, 'Late')).toEqual({ refused: 'not-found' });
  });

  test('CT-1, CL-15 are not read by whoever is offered it after it was given back', async () => {
    const { referralId, teamId } = await claimed();
    await note(referralId, 'Two dogs');
    const early = await notesOf(referralId);
    await races.giveBack(referralId, { teamId, agentId: 'ada', leads: false }, 'Moves', minutesLater(8));
    expect(await listNotes(asAgent('lena'), { referralId }, deps)).toEqual({ refused: 'not-found' });
    const [only] = early.notes;
    const since = minutesLater(60).toISOString();
    expect(await clients.listNotes(referralId, since, undefined)).toEqual({ notes: [], next: undefined });
    expect(await clients.listNotes(referralId, since, `${only?.at}#${only?.noteId}`)).toEqual({
      notes: [],
      next: undefined,
    });
  });

  test('CT-1, CL-15 under the same key in another round, it is another note', async () => {
    const { referralId } = await claimed();
    const ids: string[] = [];
    const inRound = (round: number | undefined) => {
      const read = async (id: string) => {
        const referral = await deps.referrals.read(id);
        return referral && { ...referral, race: { ...referral.race, round } };
      };
      const noting: AddNoteDeps['clients']['addNote'] = async (_, __, { noteId }) => {
        ids.push(noteId);
        return 'added';
      };
      const own = { ...deps, referrals: { read }, clients: { ...clients, addNote: noting } };
      return addNote(asAgent('ada'), { referralId, text: 'Two dogs', key: 'key-1' }, minutesLater(5), own);
    };
    for (const round of [undefined, 2, 2]) await inRound(round);
    expect(ids[1]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('CT-1 what is only offered has none', async () => {
    const { referralId } = await offered();
    expect(await note(referralId, 'Two dogs')).toMatchObject({ refused: 'not-claimed' });
    expect(await listNotes(asAgent('ada'), { referralId }, deps)).toEqual({ refused: 'not-found' });
  });
});
