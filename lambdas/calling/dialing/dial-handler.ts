// What the tasks that dial have in common, whichever carrier places the calls.
import * as z from 'zod';
import { roundInput } from '../../claiming/referral.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import type { VoiceCarrier } from '../../delivery/voice-carrier.ts';
import { brandOf } from '../../people/brand.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { newId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import { failTask } from '../../platform/workflow-client.ts';
import { attemptSchema } from '../call.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { dial } from './dial.ts';

const input = z.object({
  referralId: z.string(),
  agentId: z.string(),
  round: roundInput,
  attempt: attemptSchema,
  taskToken: z.string(),
});

/** The Lambda handler of a task that dials over `carrier`. */
export function dialHandler(carrier: VoiceCarrier) {
  const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({ name: z.string() }) });
  const table = openTable(env.TABLE_NAME);
  const referrals = referralStore(table);
  const people = peopleStore(table);
  const dialer = {
    calls: callStore(table),
    readReferral: referrals.read,
    readAgent: people.readAgent,
    carrier,
    readBrand: async (teamId: string) => brandOf(env.BRANDS, (await people.readTeam(teamId))?.brandId).name,
    attemptIdOf,
    newId: () => newId('act'),
    // Not thrown: the carrier's pace is no fault that should raise an alarm.
    putOff: (taskToken: string) => failTask(taskToken, 'CarrierBusy'),
  };
  return (event: unknown): Promise<void> => dial(input.parse(event), new Date(), dialer);
}
