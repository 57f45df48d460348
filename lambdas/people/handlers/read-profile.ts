// GET /me: the agent's own profile.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readProfile } from '../api.ts';
import { shownFacts } from '../brand.ts';
import { invitationStore } from '../invitations/invitation-store.ts';
import { peopleStore } from '../people-store.ts';
import { readOwnProfile } from '../profile.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(shownFacts) });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), invitations: invitationStore(table), brands: env.BRANDS };

export const handler = handle(readProfile, async ({ caller, now }) =>
  orProblem(await readOwnProfile(caller, now, deps)),
);
