// GET /teams/{teamId}/referrals: the lead's view of all the team's referrals.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { listTeamReferrals } from '../api.ts';
import { inboxStore } from '../offers/inbox-store.ts';
import { readerFor } from '../view/reader.ts';
import { isListedAs, listedFor } from '../view/referral-view.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const inbox = inboxStore(table, env.INBOX_INDEX);
const people = peopleStore(table);

export const handler = handle(listTeamReferrals, async ({ caller, parameters, query }) => {
  const team = await people.readTeamWithAgents(parameters.teamId);
  if (!isLead(caller, team?.team)) throw notFound();
  const page = await inbox.read(parameters, (race) => isListedAs(query.status, race), query.cursor);
  const { reader, nameOf } = readerFor(caller, team);
  return { referrals: listedFor(reader, page.referrals, nameOf), cursor: cursorAt(page.next) };
});
