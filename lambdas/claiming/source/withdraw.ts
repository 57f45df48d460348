// CL-15: the source takes a referral back while it is offered, and says why.

import type { Source } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Details, Race } from '../referral.ts';
import { isOfSource } from './whose.ts';

export type WithdrawDeps = {
  referrals: { readDetails(referralId: string): Promise<Details | undefined> };
  /** Answers the race as it is then. */
  races: {
    withdraw(
      referralId: string,
      note: string,
      at: Date,
      changedBy: Act | undefined,
    ): Promise<{ race: Race } | undefined>;
  };
};

export const notOffered = {
  'already-claimed': 'An agent has claimed it; only they or their lead can give it back.',
  'referral-returned': 'It went back before; offer it again if you want it claimed.',
} as const;

/** Withdrawn again, it stays as it was withdrawn first. */
export async function withdraw(
  source: Source,
  { referralId, reason, changedBy }: { referralId: string; reason: string; changedBy?: Act },
  now: Date,
  deps: WithdrawDeps,
): Promise<{ referralId: string; status: 'returned' } | Refusal<keyof typeof notOffered> | NotFound> {
  const details = await deps.referrals.readDetails(referralId);
  if (details === undefined || !isOfSource(source, details)) return { refused: 'not-found' };
  const race = (await deps.races.withdraw(referralId, reason, now, changedBy))?.race;
  if (race === undefined) return { refused: 'not-found' };
  if (race.status === 'returned' && race.returned.reason === 'withdrawn') {
    return { referralId, status: race.status };
  }
  const refused = race.status === 'claimed' ? 'already-claimed' : 'referral-returned';
  return { refused, detail: notOffered[refused] };
}
