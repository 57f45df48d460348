// CL-12: a referral that goes without a number gets one as soon as one is free: when another's lease ends, and when somebody asks.
import type { ItemBrand } from '../../people/brand.ts';
import { type Details, lacksNumber, type Race } from '../referral.ts';
import type { PoolOf } from './number-lease.ts';

export type LeaseNumberDeps = {
  readDetails(referralId: string): Promise<Details>;
  numberLeases: {
    take(phone: string, referralId: string, pool: readonly string[], now: Date): Promise<string | undefined>;
    /** Takes back that it goes without. */
    noteLeased(referralId: string): Promise<void>;
  };
  poolOf: PoolOf;
};

/** True when the referral has a number with its client now. */
export async function leaseNumber(
  { referralId, brandId }: Pick<Race, 'referralId' | 'brandId'>,
  now: Date,
  deps: LeaseNumberDeps,
): Promise<boolean> {
  const { phone } = (await deps.readDetails(referralId)).client;
  const number = await deps.numberLeases.take(phone, referralId, deps.poolOf(brandId), now);
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

/** A number of the client's came free: whoever goes without gets it, until its brand has none. */
export async function passNumberOn(phone: string, now: Date, deps: PassNumberOnDeps): Promise<void> {
  const used = new Set<ItemBrand>();
  for (const race of await deps.clientReferrals.list(phone)) {
    if (!lacksNumber(race) || used.has(race.brandId)) continue;
    if (!(await leaseNumber(race, now, deps))) used.add(race.brandId);
  }
}
