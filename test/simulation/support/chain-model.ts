// What a chain of teams is to come to, said anew and without a table: RT-10, CL-5 to CL-8, CL-13, CL-15.

export const windowMinutes = 60;

export type ChainPlan = {
  /** How many teams, and whom each offers a referral to: some of its agents, the lead (agent 0) perhaps not among them. */
  teams: number[][];
  steps: Step[];
};

/** `deliver`: all that the stream has to tell, where the nth consequence of it fails first. `late`: an old record comes again. */
export type Step =
  | { do: 'claim' | 'decline'; team: number; agent: number }
  | { do: 'wait' | 'expire' | 'withdraw' | 'give-back' }
  | { do: 'deliver'; failsAt: number }
  | { do: 'late'; record: number }
  | { do: 'ready' | 'unready'; team: number };

type Phase =
  | { kind: 'offered' }
  | { kind: 'between' }
  | { kind: 'claimed'; agent: number }
  | { kind: 'returned'; reason: string };

export function chainModel(plan: ChainPlan) {
  let now = 0;
  let team = 0;
  let phase: Phase = { kind: 'offered' };
  let lastReason = '';
  const unready = new Set<number>();
  const offeredIn = (its: number) => plan.teams[its] ?? [];
  let offered = [...offeredIn(0)];
  let declined = new Set<number>();
  let until = windowMinutes;
  const turns = [0];
  const passedOn: string[] = [];

  function close(reason: string): void {
    lastReason = reason;
    if (team + 1 < plan.teams.length) {
      phase = { kind: 'between' };
      passedOn.push(`${team} ${reason}`);
    } else phase = { kind: 'returned', reason };
  }

  return {
    /** What the act is answered: `done`, or not. */
    step(step: Step): boolean | undefined {
      switch (step.do) {
        case 'wait':
          now += windowMinutes / 3;
          return undefined;
        case 'ready':
          unready.delete(step.team);
          return undefined;
        case 'unready':
          if (step.team !== 0) unready.add(step.team);
          return undefined;
        case 'claim': {
          // Told again, it is theirs as before.
          if (phase.kind === 'claimed' && step.team === team && phase.agent === step.agent) return true;
          const mayClaim =
            phase.kind === 'offered' &&
            step.team === team &&
            offered.includes(step.agent) &&
            !declined.has(step.agent) &&
            now < until;
          if (mayClaim) phase = { kind: 'claimed', agent: step.agent };
          return mayClaim;
        }
        case 'decline': {
          const isTheirs = phase.kind === 'offered' && step.team === team;
          if (isTheirs && step.agent === 0) {
            close('declined-by-lead');
            return true;
          }
          if (!isTheirs || !offered.includes(step.agent)) return undefined;
          declined.add(step.agent);
          return true;
        }
        case 'expire':
          if (phase.kind === 'offered') {
            now = Math.max(now, until);
            close('expired');
          }
          return undefined;
        case 'withdraw': {
          const isOpen = phase.kind === 'offered' || phase.kind === 'between';
          if (isOpen) phase = { kind: 'returned', reason: 'withdrawn' };
          return isOpen || (phase.kind === 'returned' && phase.reason === 'withdrawn');
        }
        case 'give-back':
          if (phase.kind !== 'claimed') return undefined;
          phase = { kind: 'returned', reason: 'given-back' };
          return true;
        case 'late':
          return undefined;
        case 'deliver': {
          if (
            phase.kind === 'offered' &&
            !offered.includes(0) &&
            offered.every((each) => declined.has(each))
          ) {
            offered.push(0);
          }
          if (phase.kind !== 'between') return undefined;
          const next = plan.teams.findIndex((_, index) => index > team && !unready.has(index));
          if (next === -1) {
            phase = { kind: 'returned', reason: lastReason };
            return undefined;
          }
          team = next;
          phase = { kind: 'offered' };
          offered = [...offeredIn(next)];
          declined = new Set();
          until = now + windowMinutes;
          turns.push(next);
        }
      }
      return undefined;
    },
    state: () => ({
      status: phase.kind === 'between' ? 'offered' : phase.kind,
      team,
      ...(phase.kind === 'claimed' && { owner: phase.agent }),
      ...(phase.kind === 'returned' && { reason: phase.reason }),
    }),
    now: () => now,
    turns,
    passedOn,
  };
}
