// After an agent's call moved on: its workflow starts or wakes, an answer in vain is told, the end of a call lets the client's
// details go out.

import { isLostClaim, lostClaims } from '../claiming/claim.ts';
import { answeredInVainNotice } from '../claiming/notifications.ts';
import { notify } from '../delivery/notify-agent.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { type Attempt, type Call, callSchema } from './call.ts';
import { releaseDetails } from './client-details-email.ts';
import { wakingOf } from './task-callback.ts';

const attempts: readonly Attempt[] = [1, 2];

export async function followCall(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const was = before && callSchema.parse(before);
  const call = callSchema.parse(after);
  if (was === undefined) await cloud.startCallMe(call);
  const waking = wakingOf(call);
  const isNews = JSON.stringify(waking) !== JSON.stringify(was && wakingOf(was));
  if (waking !== undefined && isNews) await cloud.wakeCallMe(waking);
  for (const attempt of attempts) {
    const { inVain, endedAt } = call.attempts[attempt];
    if (inVain !== undefined && was?.attempts[attempt].inVain === undefined) {
      await tellInVain(call, attempt, inVain, cloud);
    }
    if (endedAt !== undefined && was?.attempts[attempt].endedAt === undefined) {
      await releaseDetails(call, attempt, cloud);
    }
  }
}

/** CA-6. */
async function tellInVain(
  { referralId, agentId }: Call,
  attempt: Attempt,
  why: string,
  cloud: Cloud,
): Promise<void> {
  const details = await cloud.readDetails(referralId);
  const notice = answeredInVainNotice(details, isLostClaim(why) ? lostClaims[why] : '');
  await notify({ agentId, details, notice, occasion: String(attempt) }, cloud);
}
