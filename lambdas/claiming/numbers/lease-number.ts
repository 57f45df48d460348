// CL-12: a referral that goes without a number gets one as soon as one is free: when another's lease ends, and when somebody asks.
import { type Details, lacksNumber, type Race } from '../referral.ts';

export type LeaseNumberDeps = {
  readDetails(referralId: string): Promise<Details>;
  numberLeases: {
    take(phone: string, referralId: string, pool: readonly string[], now: Date): Promise<string | undefined>;
    /** Takes back that it goes without. */
    noteLeased(referralId: string): Promise<void>;
  };
  /** The numbers that clients are texted from. */
  introductionNumbers: readonly string[];
};

/** True when the referral has a number with its client now. */
export async function leaseNumber(referralId: string, now: Date, deps: LeaseNumberDeps): Promise<boolean> {
  const { phone } = (await deps.readDetails(referralId)).client;
  const number = await deps.numberLeases.take(phone, referralId, deps.introductionNumbers, now);
  // It may have had one all along (CL-15).
  if (number !== undefined) await deps.numberLeases.noteLeased(referralId);
  return number !== undefined;
}

export type PassNumberOnDeps = LeaseNumberDeps & {
  clientReferrals: {
    /** The races of all referrals of a client. */
    list(phone: string): Promise<Race[]>;
  };
};

/** A number of the client's came free: whoever goes without gets it, until there is none. */
export async function passNumberOn(phone: string, now: Date, deps: PassNumberOnDeps): Promise<void> {
  for (const race of await deps.clientReferrals.list(phone)) {
    if (lacksNumber(race) && !(await leaseNumber(race.referralId, now, deps))) return;
  }
}
