// POST /teams/{teamId}/agents/{agentId}/invitation: invites an agent again, who hasn't signed in yet.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { inviteAgent } from '../api.ts';
import { dailyLimitsStore } from '../daily-limits-store.ts';
import { invitationStore } from '../invitations/invitation-store.ts';
import { inviteAgain } from '../invitations/invite-again.ts';
import { peopleStore } from '../people-store.ts';

const table = openTable(readEnv({ TABLE_NAME: z.string() }).TABLE_NAME);
const deps = {
  people: peopleStore(table),
  limits: dailyLimitsStore(table),
  invitations: invitationStore(table),
};

export const handler = handle(inviteAgent, async ({ caller, parameters, now }) => {
  const asked = { ...parameters, changedBy: actOf(caller, 'invite-agent', now, newId('act')) };
  return orProblem(await inviteAgain(caller, asked, now, deps));
});
