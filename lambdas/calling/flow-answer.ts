// What is said and done on the phone after a claim: the winner is connected to the client (CA-5).

import type { ClaimOutcome } from '../claiming/claim.ts';
import type { Details } from '../claiming/referral.ts';
import { outcomeInWords } from './voice-prompts.ts';

/** What a phone flow speaks and does: flat and of strings only, as contact flows want it. */
export type FlowAnswer =
  | { outcome: 'connect'; say: string; transferTo: string }
  | { outcome: 'again' | 'end'; say: string };

export async function claimAnswer(
  { referralId, outcome }: { referralId: string; outcome: ClaimOutcome },
  readDetails: (referralId: string) => Promise<Details | undefined>,
): Promise<FlowAnswer> {
  const say = outcomeInWords(outcome);
  if (outcome.kind !== 'won') return { outcome: 'end', say };
  const details = await readDetails(referralId);
  if (details === undefined) throw new Error(`There is no referral ${referralId}`);
  return { outcome: 'connect', say, transferTo: details.client.phone };
}
