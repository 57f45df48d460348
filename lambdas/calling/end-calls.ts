// Calls end with the race, each in its own way; whoever rings is told when they answer.
import type { Race } from '../claiming/referral.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { type Standing, standingOf } from '../people/team.ts';
import {
  type Call,
  type CallEnd,
  type CallId,
  type EndReason,
  endFor,
  endReason,
  openStates,
} from './call.ts';

export type EndCallsDeps = {
  calls: {
    list(referralId: string): Promise<Call[]>;
    end(id: CallId, state: CallEnd, reason?: EndReason): Promise<void>;
  };
  readTeam(teamId: string): Promise<KnownTeam>;
  now(): Date;
};

export async function endCalls(race: Race, deps: EndCallsDeps): Promise<void> {
  const calls = await deps.calls.list(race.referralId);
  const open = calls.filter(({ state }) => openStates.includes(state));
  await Promise.all(
    open.map(async (call) => {
      const end = endFor(call, race, deps.now());
      if (end === undefined) return;
      const reason = end === 'ended' ? endReason(call, race, await standingIn(call, deps)) : undefined;
      await deps.calls.end(call, end, reason);
    }),
  );
}

async function standingIn({ teamId, agentId }: Call, { readTeam }: EndCallsDeps): Promise<Standing> {
  const { agentOf, hasLeft } = await readTeam(teamId);
  const agent = agentOf(agentId);
  if (agent === undefined) return hasLeft(agentId) ? 'left' : 'active';
  return standingOf(agent);
}
