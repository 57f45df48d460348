// POST /referrals/{referralId}/calls: "call me to claim", and once more after a missed call (CA-1 to CA-3).
import * as z from 'zod';
import { lostClaims, obstacleTo } from '../../claiming/claim.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { prefersTexts } from '../../claiming/referral.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { requestCall } from '../api.ts';
import type { Call } from '../call.ts';
import { callStore } from '../call-store.ts';
import { type CallView, unasked, viewOf } from '../call-view.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const people = peopleStore(table);
const calls = callStore(table);

export const handler = handle(requestCall, async ({ caller, parameters, now }) => {
  const { referralId } = parameters;
  const { agentId, teamId } = caller;
  const race = await races.read(referralId);
  const obstacle = obstacleTo({ agentId, teamId, actId: '', at: now }, race);
  if (race === undefined || obstacle?.kind === 'not-offered') throw notFound();
  if (obstacle?.kind === 'already-yours' || obstacle?.kind === 'won') {
    const call = await calls.read({ referralId, agentId });
    return call === undefined ? unasked : viewOf(call, race, now);
  }
  if (obstacle !== undefined) throw new Problem(obstacle.kind, lostClaims[obstacle.kind]);
  if (prefersTexts(race)) {
    throw new Problem('texting-preferred', 'Send the first text: it claims the referral.');
  }
  const agent = await people.readAgent(teamId, agentId);
  if (agent?.phone === undefined) {
    throw new Problem('phone-missing', 'Add a phone number to your profile (PATCH /me) and try again.');
  }
  const { offerUntil } = race;
  const call = await calls.request({ referralId, teamId, agentId, offerUntil, phone: agent.phone }, now);
  const view = viewOf(call, race, now);
  refuseThirdCall(call, view);
  return view;
});

/** CA-3. */
function refuseThirdCall(call: Call, view: CallView): void {
  if (call.state === 'ended' && call.reason === 'no-pin-line') {
    throw new Problem('no-more-calls', 'There is no third call and no PIN line. Ask your team lead.');
  }
  const isPinDue = view.state === 'missed' && view.mayCallAgain === false;
  if (view.state === 'pin' || isPinDue) {
    throw new Problem('use-pin', 'Call the number and enter the PIN that GET …/calls/mine shows.');
  }
}
