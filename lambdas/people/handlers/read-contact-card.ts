// GET /contact-card: the numbers that alerts and calls come from, to be saved on the agent's phone.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle, RawAnswer } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readContactCard } from '../api.ts';
import { brandOf } from '../brand.ts';
import { checklistStore } from '../checklist-store.ts';
import { contactCard, contactNumbers } from '../contact-card.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable({ name: z.string(), alertNumber: z.string() }),
  PORTAL_URL: z.string(),
  CALL_NUMBERS: jsonVariable(contactNumbers),
});
const table = openTable(env.TABLE_NAME);
const [store, checklists] = [peopleStore(table), checklistStore(table)];

const note = 'Referrals come by text and call from these numbers. Let them ring through “do not disturb”.';

export const handler = handle(readContactCard, async ({ caller, now }) => {
  const [team, agent] = await Promise.all([
    store.readTeam(caller.teamId),
    store.readAgent(caller.teamId, caller.agentId),
  ]);
  if (team === undefined || agent === undefined) throw notFound();
  if (agent.contactCardAt === undefined) await checklists.noteContactCard(caller, now);
  const { name: brand, alertNumber } = brandOf(env.BRANDS, team.brandId);
  const numbers = [{ label: 'Lead alerts', phone: alertNumber }, ...env.CALL_NUMBERS];
  const card = contactCard({ brand, numbers, link: env.PORTAL_URL, note });
  return new RawAnswer('text/vcard; charset=utf-8', card);
});
