// What is said on the phone, as each language says it (PE-8).
import type { LostClaim } from '../../claiming/claim.ts';
import type { PhoneClaim } from '../claim-by-phone.ts';

/** Why a claim by phone came to nothing. */
export type InVain = LostClaim | Exclude<PhoneClaim['kind'], 'won' | 'already-yours'>;

export type VoiceWords = { inVain: Readonly<Record<InVain, string>> };
