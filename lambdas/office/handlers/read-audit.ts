// GET /audit: what administrators, the source and leads did, newest first (PE-7).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { openTable } from '../../platform/table/table.ts';
import { readAudit } from '../api.ts';
import { auditStore } from '../audit/audit-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const audit = auditStore(openTable(env.TABLE_NAME));

export const handler = handle(readAudit, async ({ query, now }) => {
  const { events, next } = await audit.readAll(query.cursor, now);
  return { events, cursor: cursorAt(next) };
});
