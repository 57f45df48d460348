// PE-8: in which language the PIN line speaks to who calls: that of the agent who has a PIN and whose phone it is.
import { type AgentLanguage, languageOf } from '../../people/language.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Call, CallId } from '../call.ts';

export type CallersLanguageDeps = {
  pins: { ownedBy(phone: string): Promise<CallId[]> };
  calls: { read(id: CallId): Promise<Call | undefined> };
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
};

/** Nothing is counted by it, and nothing told but the language. English for anybody else. */
export async function callersLanguage(caller: string, deps: CallersLanguageDeps): Promise<AgentLanguage> {
  for (const id of await deps.pins.ownedBy(caller)) {
    const call = await deps.calls.read(id);
    const agent = call && (await deps.readAgent(call.teamId, call.agentId));
    if (agent?.phone === caller) return languageOf(agent);
  }
  return languageOf(undefined);
}
