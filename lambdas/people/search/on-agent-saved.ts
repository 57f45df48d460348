// After an agent was saved, changed their own email or phone, or left: they are found by their words.
import { type AgentProfile, agentSchema } from '../team.ts';

export type OnAgentSavedDeps = {
  agentWords: {
    note(agent: Pick<AgentProfile, 'teamId' | 'agentId'>, was: readonly AgentProfile[]): Promise<void>;
  };
};

/** PE-3, PE-4: who moves leaves their team's profile and has another in the new one, so that each is told of its own. */
export async function onAgentSaved(before: unknown, after: unknown, deps: OnAgentSavedDeps): Promise<void> {
  const agent = agentSchema.parse(after);
  const was = before === undefined ? [] : [agentSchema.parse(before)];
  // A device, the checklist, an invitation.
  if (was.some(({ version }) => version === agent.version)) return;
  await deps.agentWords.note(agent, [...was, agent]);
}
