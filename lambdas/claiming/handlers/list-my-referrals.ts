// GET /me/referrals: the agent's offers and referrals.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { listMyReferrals } from '../api.ts';
import { inboxStore } from '../offers/inbox-store.ts';
import type { Race } from '../referral.ts';
import { readerFor } from '../view/reader.ts';
import { isClaimable, isListedAs, listedFor } from '../view/referral-view.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const inbox = inboxStore(table, env.INBOX_INDEX);
const people = peopleStore(table);

export const handler = handle(listMyReferrals, async ({ caller, query, now }) => {
  const { agentId } = caller;
  const isWanted = (race: Race) =>
    isListedAs(query.status, race, agentId) && (!query.claimable || isClaimable(race, agentId, now));
  const [team, page] = await Promise.all([
    people.readTeamWithAgents(caller.teamId),
    inbox.read(caller, isWanted, query.cursor),
  ]);
  const { reader, nameOf } = readerFor(caller, team);
  if (reader.kind === 'gone') throw notFound();
  return { referrals: listedFor(reader, page.referrals, nameOf), cursor: cursorAt(page.next) };
});
