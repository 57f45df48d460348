// What the tasks that dial have in common, whichever voice line they use.
import * as z from 'zod';
import { referralStore } from '../claiming/referral-store.ts';
import type { VoiceLine } from '../delivery/voice-carrier.ts';
import { readEnv } from '../platform/env.ts';
import { newId } from '../platform/ids.ts';
import { openTable } from '../platform/table.ts';
import { wakeWithError } from '../platform/workflow-client.ts';
import { routingStore } from '../routing/routing-store.ts';
import { attemptSchema } from './call.ts';
import { attemptIdOf, callStore } from './call-store.ts';
import { dial } from './dial.ts';

const input = z.object({
  referralId: z.string(),
  agentId: z.string(),
  attempt: attemptSchema,
  taskToken: z.string(),
});

/** The Lambda handler of a task that dials over `line`. */
export function dialHandler(line: VoiceLine) {
  const env = readEnv({ TABLE_NAME: z.string(), BRAND: z.string() });
  const table = openTable(env.TABLE_NAME);
  const referrals = referralStore(table);
  const routing = routingStore(table);
  const dialler = {
    calls: callStore(table),
    readReferral: referrals.read,
    readAgent: routing.readAgent,
    line,
    readBrand: async (teamId: string) => (await routing.readTeam(teamId))?.brand ?? env.BRAND,
    attemptIdOf,
    newId: () => newId('act'),
    // Not thrown: the carrier's pace is no fault that anyone should be woken for.
    putOff: (taskToken: string) => wakeWithError(taskToken, 'LineBusy'),
  };
  return (event: unknown): Promise<void> => dial(input.parse(event), new Date(), dialler);
}
