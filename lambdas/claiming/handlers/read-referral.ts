// GET /referrals/{referralId}: a referral, as far as the reader may see it (CL-9).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readReferral } from '../api.ts';
import { referralStore } from '../referral-store.ts';
import { readerFor } from '../view/reader.ts';
import { referralAsSeenBy } from '../view/referral-view.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const referrals = referralStore(table);
const people = peopleStore(table);

export const handler = handle(readReferral, async ({ caller, parameters }) => {
  const referral = await referrals.read(parameters.referralId);
  const team = referral && (await people.readTeamWithAgents(referral.race.teamId));
  const { reader, nameOf } = readerFor(caller, team);
  const seen = referral && referralAsSeenBy(reader, referral, nameOf);
  if (seen === undefined) throw notFound();
  return seen;
});
