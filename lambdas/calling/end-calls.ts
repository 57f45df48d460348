// Calls end with the race, each in its own way; whoever rings is told when they answer.
import type { Race } from '../claiming/referral.ts';
import { type Call, type CallEnd, type CallId, endFor, openStates } from './call.ts';

export type EndCallsDeps = {
  calls: {
    list(referralId: string): Promise<Call[]>;
    end(id: CallId, state: CallEnd): Promise<void>;
  };
  now(): Date;
};

export async function endCalls(race: Race, deps: EndCallsDeps): Promise<void> {
  const calls = await deps.calls.list(race.referralId);
  const open = calls.filter(({ state }) => openStates.includes(state));
  await Promise.all(
    open.map(async (call) => {
      const end = endFor(call, race, deps.now());
      if (end !== undefined) await deps.calls.end(call, end);
    }),
  );
}
