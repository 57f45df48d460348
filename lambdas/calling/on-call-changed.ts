// After an agent's call moved on: its workflow starts or is told, an agent who answered too late is told, the end of a call lets the client's
// details go out.
import { type AgentNotification, answeredInVainNotification } from '../claiming/notifications.ts';
import type { Details } from '../claiming/referral.ts';
import { type Attempt, attempts, type Call, callSchema } from './call.ts';
import { type ReleaseDetailsDeps, releaseDetails } from './client-details-email.ts';
import { type TaskCallback, taskCallbackOf } from './task-callback.ts';
import { inVainInWords } from './voice/voice-prompts.ts';

export type OnCallChangedDeps = ReleaseDetailsDeps & {
  startCallMe(call: Call): Promise<void>;
  completeCallMe(callback: TaskCallback): Promise<void>;
  readDetails(referralId: string): Promise<Details>;
  notifyAgent(notification: AgentNotification): Promise<void>;
};

export async function onCallChanged(before: unknown, after: unknown, deps: OnCallChangedDeps): Promise<void> {
  const was = before === undefined ? undefined : callSchema.parse(before);
  const call = callSchema.parse(after);
  if (was === undefined) await deps.startCallMe(call);
  const callback = taskCallbackOf(call);
  const isNews = JSON.stringify(callback) !== JSON.stringify(was && taskCallbackOf(was));
  if (callback !== undefined && isNews) await deps.completeCallMe(callback);
  for (const attempt of attempts) {
    const { inVain, endedAt } = call.attempts[attempt];
    if (inVain !== undefined && was?.attempts[attempt].inVain === undefined) {
      await tellInVain(call, attempt, inVain, deps);
    }
    if (endedAt !== undefined && was?.attempts[attempt].endedAt === undefined) {
      await releaseDetails(call, attempt, deps);
    }
  }
}

/** CA-6. */
async function tellInVain(
  { referralId, teamId, agentId, round }: Call,
  attempt: Attempt,
  why: string,
  deps: OnCallChangedDeps,
): Promise<void> {
  const details = { ...(await deps.readDetails(referralId)), teamId };
  const notification = answeredInVainNotification(details, inVainInWords(why));
  // PE-5: they were called, and hear why they don't have it, also without a license.
  const told = { agentId, details, notification, occasion: String(attempt), round };
  await deps.notifyAgent({ ...told, isForUnlicensed: true });
}
