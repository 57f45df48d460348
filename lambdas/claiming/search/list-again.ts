// A replay lists a referral again, by the words that it is found by now.
import { type Details, detailsSchema } from '../referral.ts';

export type ListAgainDeps = {
  referrals: {
    list(details: Details): Promise<void>;
    readDetails(referralId: string): Promise<Details | undefined>;
  };
  referralWords: { noteCorrected(referralId: string, former: readonly Details[]): Promise<void> };
};

/** CL-15: what was corrected since `item` was read has been found by its new name, and not by the one of before. */
export async function listAgain(item: unknown, deps: ListAgainDeps): Promise<void> {
  const details = detailsSchema.parse(item);
  await deps.referrals.list(details);
  const current = await deps.referrals.readDetails(details.referralId);
  if (current === undefined || current.correctedAt === details.correctedAt) return;
  await deps.referralWords.noteCorrected(details.referralId, [details]);
  await listAgain(current, deps);
}
