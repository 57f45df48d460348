// CT-1: a note about a client, with its author and time.
import * as z from 'zod';
import { agentIdSchema } from '../people/team.ts';
import { instant } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';
import { actSchema } from '../platform/table/act.ts';
import { manyLines } from '../platform/text.ts';

const longestNote = 2000;
const noteText = lazily(() =>
  manyLines(longestNote).meta({ examples: ['Her lease ends in June. Calls are best after six.'] }),
);

export const newNoteSchema = lazily(() => z.object({ text: noteText() }).meta({ id: 'NewNote' }));

export const noteIdSchema = z.string().meta({ id: 'NoteId', examples: ['not_2Kd8RwQ1mXcV5hTz9LpB'] });

export const noteSchema = lazily(() =>
  z
    .object({
      noteId: noteIdSchema,
      at: instant,
      agentId: agentIdSchema,
      name: z.string().meta({ description: 'Of whoever wrote it.', examples: ['Agent Four'] }),
      text: noteText(),
    })
    .meta({ id: 'Note' }),
);

/** As it is kept; it is never changed. */
export const noteItemSchema = itemSchema(() =>
  z.object({
    referralId: z.string(),
    noteId: z.string(),
    at: instant,
    agentId: z.string(),
    text: z.string(),
    /** PE-7: of a lead, about somebody else's client. */
    changedBy: actSchema().optional(),
  }),
);
export type Note = ItemOf<typeof noteItemSchema>;

/** `<at>#<note id>`; what a cursor means. */
export type NotePlace = string;
