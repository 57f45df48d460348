// What is said on the phone, as each language says it (PE-8). Never who the client is: anyone may hear it.
import type { LostClaim } from '../../claiming/claim.ts';
import type { Details } from '../../claiming/referral.ts';
import type { PhoneClaim } from '../claim-by-phone.ts';

/** Why a claim by phone came to nothing. */
export type InVain = LostClaim | Exclude<PhoneClaim['kind'], 'won' | 'already-yours'>;

export type VoiceWords = {
  /** PE-1: in whose name the line speaks. */
  ofBrand(brand: string, said: string): string;
  /** What a call is about. */
  announcement(referral: Pick<Details, 'side' | 'kind' | 'area'>): string;
  byAnswering: string;
  testCall(brand: string): string;
  testCallHeard: string;
  won: string;
  alreadyYours: string;
  /** CL-15: goes before why: the call was about an earlier round. */
  ofEarlierOffer: string;
  /** Goes before why. */
  notAvailable: string;
  inVain: Readonly<Record<InVain, string>>;
  /** On the PIN line, when nothing can be claimed by what was entered. */
  pinRefusals: Readonly<Record<'wrong-pin' | 'pin-replaced' | 'locked-out', string>>;
  /** CA-12: goes after it when the phone is locked out as well. */
  waitBeforeCalling: string;
};
