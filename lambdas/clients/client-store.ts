// What owners note of their clients in the table: stage and tags on the conversation's item, notes and the record of changes beside it.
import * as z from 'zod';
import type { ClientState } from '../claiming/client/stage.ts';
import { stageSchema } from '../claiming/client/stage.ts';
import type { Referral } from '../claiming/referral.ts';
import { instant } from '../platform/instant.ts';
import { itemSchema } from '../platform/lazily.ts';
import { type Act, signed } from '../platform/table/act.ts';
import { keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew, type Write } from '../platform/table/table-requests.ts';
import { type Note, type NotePlace, noteItemSchema } from './note.ts';
import type { NotedChange } from './set-stage-and-tags.ts';

const pageSize = 25;

const pointerSchema = itemSchema(() => z.object({ at: instant, fingerprint: z.string() }));
const changeSchema = itemSchema(() =>
  z.object({
    at: instant,
    agentId: z.string(),
    stage: stageSchema.optional(),
    addedTags: z.array(z.string()).optional(),
    removedTags: z.array(z.string()).optional(),
  }),
);

export function clientStore(table: Table) {
  async function read(referralId: string, noteId: string) {
    const item = await table.get(keys.noteId(referralId, noteId));
    if (item === undefined) return undefined;
    const { at, fingerprint } = pointerSchema.parse(item);
    const note = await table.get(keys.note(referralId, at, noteId));
    return note && { note: noteItemSchema.parse(note), fingerprint };
  }

  return {
    /** Sets what was set by hand, and records the change (CT-4), while the client is still `ownerId`'s. */
    async change(
      { race, talk }: Referral,
      ownerId: string,
      state: ClientState,
      noted: NotedChange,
      changedBy: Act | undefined,
    ): Promise<boolean> {
      const { referralId } = race;
      const was = talk?.client?.revision;
      const outcome = await table.transact([
        {
          update: {
            key: keys.conversation(referralId),
            update: `SET #type = :type, referralId = :referral, teamId = :team, client = :state${signed(changedBy)}`,
            condition: was === undefined ? 'attribute_not_exists(client)' : 'client.revision = :was',
            names: { '#type': 'type' },
            values: {
              ':type': 'conversation',
              ':referral': referralId,
              ':team': race.teamId,
              ':state': state,
              ':changedBy': changedBy,
              ...(was !== undefined && { ':was': was }),
            },
          },
        },
        {
          put: {
            ...keys.clientChange(referralId, noted.at, state.revision),
            type: 'client-change',
            referralId,
            ...noted,
          },
        },
        stillTheirs(race, ownerId),
      ]);
      return outcome.applied;
    },

    /** All changes of a referral's stage and tags, oldest first. */
    async readChanges(referralId: string, from: string, until: string): Promise<NotedChange[]> {
      const { pk } = keys.race(referralId);
      const skFrom = `${prefixes.clientChange}${from}`;
      const items = await table.queryAll({ pk, skFrom, skUntil: `${prefixes.clientChange}${until}#~` });
      return items.map((item) => changeSchema.parse(item));
    },

    read,

    /** Adds a note once. False when it is there, or the client is not `ownerId`'s any more. */
    async addNote(
      { race }: Referral,
      ownerId: string,
      note: Note,
      fingerprint: string,
    ): Promise<'added' | 'repeated' | 'not-theirs'> {
      const { referralId, noteId, at } = note;
      const outcome = await table.transact([
        { put: { ...keys.noteId(referralId, noteId), type: 'note-id', at, fingerprint }, if: isNew },
        { put: { ...keys.note(referralId, at, noteId), type: 'note', teamId: race.teamId, ...note } },
        stillTheirs(race, ownerId),
      ]);
      if (outcome.applied) return 'added';
      return outcome.refused[0] ? 'repeated' : 'not-theirs';
    },

    /** All from `since` on, oldest first. */
    async readNotes(referralId: string, since: string): Promise<Note[]> {
      const { pk } = keys.race(referralId);
      const skFrom = `${prefixes.note}${since}`;
      const items = await table.queryAll({ pk, skFrom, skUntil: `${prefixes.note}~` });
      return items.map((item) => noteItemSchema.parse(item));
    },

    /** A page of them, newest first, from behind `after` on. */
    async listNotes(
      referralId: string,
      since: string,
      after: NotePlace | undefined,
      limit = pageSize,
    ): Promise<{ notes: Note[]; next: NotePlace | undefined }> {
      const { pk } = keys.race(referralId);
      const skFrom = `${prefixes.note}${since}`;
      // A cursor may come from another referral, or from before a round began.
      if (after !== undefined && after < since) return { notes: [], next: undefined };
      const page = await table.query({
        pk,
        skFrom,
        skUntil: `${prefixes.note}~`,
        newestFirst: true,
        limit,
        after: after === undefined ? undefined : { pk, sk: `${prefixes.note}${after}` },
      });
      const notes = page.items.map((item) => noteItemSchema.parse(item));
      const last = notes.at(-1);
      return { notes, next: page.next && last && `${last.at}#${last.noteId}` };
    },
  };
}

/** Part of a write that holds only while the referral is that owner's, in the round in which it was read. */
function stillTheirs({ referralId, teamId, round }: Referral['race'], ownerId: string): Write {
  const isIn = round === undefined ? 'attribute_not_exists(#round)' : '#round = :round';
  return {
    check: {
      key: keys.race(referralId),
      condition: `#status = :claimed AND teamId = :team AND claim.agentId = :owner AND ${isIn}`,
      names: { '#status': 'status', '#round': 'round' },
      values: {
        ':claimed': 'claimed',
        ':team': teamId,
        ':owner': ownerId,
        ...(round !== undefined && { ':round': round }),
      },
    },
  };
}
