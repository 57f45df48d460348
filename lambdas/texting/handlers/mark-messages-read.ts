// PUT /referrals/{referralId}/messages/read: the owner has seen the conversation up to an instant.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { ownerOf } from '../../claiming/referral.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { markMessagesRead } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const conversations = conversationStore(table);

export const handler = handle(markMessagesRead, async ({ caller, parameters, body, now }) => {
  const { referralId } = parameters;
  const race = await races.read(referralId);
  if (race?.teamId !== caller.teamId || ownerOf(race) !== caller.agentId) throw notFound();
  // Nobody has read what is still to come.
  const until = new Date(Math.min(Date.parse(body.until), now.getTime())).toISOString();
  await conversations.noteRead(referralId, until, now);
  return { until };
});
