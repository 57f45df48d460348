// Whose a referral is at the source.
import type { Source } from '../../platform/http/principal.ts';
import type { Details } from '../referral.ts';

type SourceClient = Pick<Source, 'clientId' | 'isPerson'>;

/** A machine client has what it created; people of the back office have all, whoever of them or whichever system created it. */
export function isOfSource(
  { clientId, isPerson }: SourceClient,
  { sourceClientId }: Pick<Details, 'sourceClientId'>,
): boolean {
  return isPerson === true || sourceClientId === clientId;
}

/** Tells one correction from the next: the moment of the last. */
export function correctionVersion({ correctedAt }: Pick<Details, 'correctedAt'>): number {
  return correctedAt === undefined ? 0 : Date.parse(correctedAt);
}
