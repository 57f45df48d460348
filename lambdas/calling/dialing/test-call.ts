// An agent has themselves called, to hear that calls get through and from which number: nothing is claimed by it.
import type { TestCalled } from '../../carriers/voice.ts';
import type { VoiceCarrier } from '../../delivery/voice-carrier.ts';
import { languageOf } from '../../people/language.ts';
import { licenseLapsed, phoneMissing } from '../../people/profile.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { FlowAnswer } from '../voice/flow-answer.ts';
import { testCall, testCallHeard } from '../voice/voice-prompts.ts';

export type RequestTestCallDeps = {
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  /** The name of the team's brand. */
  readBrand(teamId: string): Promise<string>;
  limits: {
    count(
      caller: Agent,
      kind: 'calls',
      id: string,
      now: Date,
    ): Promise<Refusal<'daily-limit-reached'> | undefined>;
  };
  carrier: Pick<VoiceCarrier, 'place'>;
};

/** PE-6: counted among the calls of the day, before it rings. `callId`: of this request. */
export async function requestTestCall(
  caller: Agent,
  callId: string,
  now: Date,
  deps: RequestTestCallDeps,
): Promise<
  | { to: string }
  | Refusal<'phone-missing' | 'license-lapsed' | 'daily-limit-reached' | 'call-not-placed'>
  | NotFound
> {
  const { teamId, agentId } = caller;
  const agent = await deps.readAgent(teamId, agentId);
  if (agent === undefined) return { refused: 'not-found' };
  if (!agent.licensed) return licenseLapsed;
  if (agent.phone === undefined) return phoneMissing;
  const brand = await deps.readBrand(teamId);
  const limit = await deps.limits.count(caller, 'calls', callId, now);
  if (limit !== undefined) return limit;
  const answer = await deps.carrier.place({
    to: agent.phone,
    message: testCall(brand, languageOf(agent)),
    language: languageOf(agent),
    reference: { testOf: teamId, agentId },
    callId,
    place: 0,
  });
  switch (answer.kind) {
    case 'placed':
    // Perhaps: whoever waits for the phone hears it.
    case 'unknown':
      return { to: agent.phone };
    case 'busy':
      return { refused: 'call-not-placed', detail: 'All lines are busy. Try again in a minute.' };
    case 'unavailable':
      return {
        refused: 'call-not-placed',
        detail:
          'This phone can’t be called now: it was called too often today, or calls are down. Try again tomorrow.',
      };
    case 'fault':
      throw answer.error;
  }
}

export type AcceptTestCallDeps = {
  checklists: { noteTestCall(who: { teamId: string; agentId: string }, now: Date): Promise<void> };
};

/** Answered, or, where a voicemail would answer too, accepted by a key. */
export async function acceptTestCall(
  { testOf: teamId, agentId, language = 'en' }: TestCalled,
  now: Date,
  deps: AcceptTestCallDeps,
): Promise<FlowAnswer> {
  await deps.checklists.noteTestCall({ teamId, agentId }, now);
  return { outcome: 'end', say: testCallHeard(language) };
}
