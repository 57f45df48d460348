// An agent corrects their own email or phone (CA-8), the phone at most three times a day (PE-6), or chooses their language (PE-8).

import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { counted, limitReached } from './daily-limits.ts';
import type { AgentLanguage } from './language.ts';
import type { AgentProfile } from './team.ts';

type Change = {
  email?: string | undefined;
  phone?: string | undefined;
  language?: AgentLanguage | undefined;
};
/** The changes of phone as they were read, and as they are with this one. */
export type PhoneChanges = { before: readonly string[] | undefined; after: readonly string[] };

export type ChangeProfileDeps = {
  people: {
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** Undefined when the agent is gone, or another change of phone came first. */
    changeContact(
      teamId: string,
      agentId: string,
      change: Change,
      phoneChanges?: PhoneChanges,
    ): Promise<AgentProfile | undefined>;
  };
};

/** Each try that loses was overtaken by another change of phone, and three are a day's. */
const tries = 5;

/** Change and count are one conditional write. The phone that the profile has already is no change. */
export async function changeProfile(
  { teamId, agentId }: Agent,
  change: Change,
  now: Date,
  deps: ChangeProfileDeps,
): Promise<AgentProfile | Refusal<'daily-limit-reached'> | NotFound> {
  for (let tried = 0; tried < tries; tried += 1) {
    const agent = await deps.people.readAgent(teamId, agentId);
    if (agent === undefined) return { refused: 'not-found' };
    const isNewPhone = change.phone !== undefined && change.phone !== agent.phone;
    const phoneChanges = isNewPhone ? withChange(agent.phoneChanges, now) : undefined;
    if (phoneChanges instanceof Date) return limitReached('phone-changes', phoneChanges, now);
    const changed = await deps.people.changeContact(teamId, agentId, change, phoneChanges);
    if (changed !== undefined) return changed;
    if (phoneChanges === undefined) return { refused: 'not-found' };
  }
  throw new Error('Too many changes of one phone at once');
}

/** Each change is an act of its own, also one back to a phone of before. */
function withChange(before: readonly string[] | undefined, now: Date): PhoneChanges | Date {
  const acts = (before ?? []).map((at, index) => ({ id: String(index), at }));
  const after = counted(acts, 'phone-changes', { id: 'new', at: now.toISOString() });
  return after instanceof Date ? after : { before, after: after.map(({ at }) => at) };
}
