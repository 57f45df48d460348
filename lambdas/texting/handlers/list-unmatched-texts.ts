// GET /numbers/{e164}/unmatched-texts: what a phone texted that belongs to no conversation.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { openTable } from '../../platform/table/table.ts';
import { listUnmatchedTexts } from '../api.ts';
import { unmatchedStore } from '../unmatched-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const unmatched = unmatchedStore(openTable(env.TABLE_NAME));

export const handler = handle(listUnmatchedTexts, async ({ parameters, query }) => {
  const { texts, next } = await unmatched.list(parameters.e164, query.cursor);
  return { texts, cursor: cursorAt(next) };
});
