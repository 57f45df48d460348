// RT-10: a referral that ended for one team of its chain is offered to the next who can be offered it, or goes back to the source after the last.
import { type NextRoundDeps, nextRound } from '../placing/next-round.ts';
import { type Placed, untilPlaced } from '../placing/placing.ts';
import { type ReadRoutedTeam, readyTeam } from '../placing/ready-teams.ts';
import { type Chain, passesOn, type Race, type Referral } from '../referral.ts';
import { teamsAfter, withSkipped } from './chain.ts';

export type PassOnDeps = Omit<NextRoundDeps, 'referrals'> & {
  routing: { readRoutedTeam: ReadRoutedTeam };
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  placing: NextRoundDeps['referrals'] & {
    /** `overtaken`: it is not as it was read any more, or what its place was decided on has changed: nothing was written. */
    offerAgain(
      referral: Referral,
      placed: Placed,
      now: Date,
      last: string | undefined,
      by: { chain: Chain },
    ): Promise<'offered' | 'overtaken'>;
    /** No team is left. */
    endChain(referral: Referral, chain: Chain): Promise<'ended' | 'overtaken'>;
  };
  /** Uniform in [0, 1). */
  random(): number;
  now(): Date;
};

/** `closed`: as the round ended. Told again, or after it was taken back, nothing is left to do. */
export async function passOn(closed: Race, deps: PassOnDeps): Promise<void> {
  await untilPlaced(
    () => deps.referrals.read(closed.referralId),
    async (referral) => {
      if (referral === undefined || !isStill(closed, referral.race)) return 'over';
      return offerNext(referral, deps);
    },
  );
}

function isStill(closed: Race, race: Race): boolean {
  return passesOn(race) && race.round === closed.round;
}

async function offerNext(referral: Referral, deps: PassOnDeps): Promise<'offered' | 'ended' | 'overtaken'> {
  const { race, details } = referral;
  const now = deps.now();
  const { chain = { teamIds: [], minutes: 0 } } = details;
  const { textingPreferred, round = 1 } = race;
  const actId = deps.derivedId('act', race.referralId, 'passed-on', `round ${round}`);
  const skipped: string[] = [];
  for (const teamId of teamsAfter(chain, race.teamId)) {
    const routed = await deps.routing.readRoutedTeam(teamId);
    const ready = routed && readyTeam(routed, details, now, deps.random);
    if (ready !== undefined) {
      const asked = { chain, minutes: chain.minutes, textingPreferred, actId };
      const uses = { ...deps, referrals: deps.placing };
      const { placed, last } = await nextRound(referral, ready, asked, now, uses);
      const since = withSkipped(chain, skipped, { at: now.toISOString(), round });
      return deps.placing.offerAgain(referral, placed, now, last, { chain: since });
    }
    skipped.push(teamId);
  }
  return deps.placing.endChain(referral, withSkipped(chain, skipped, { at: now.toISOString(), round }));
}
