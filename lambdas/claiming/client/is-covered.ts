// CO-20: whether a client agreed to what no person writes to them: the one answer, for plans, greetings and whoever looks at the client.
import type { ReadConsent } from '../../consent/consent.ts';
import { coversAutomated } from '../../consent/coverage.ts';
import { introductions } from '../../consent/program.ts';
import type { Details, Race } from '../referral.ts';
import { consentAhead } from './consent-ahead.ts';

export type IsCoveredDeps = { consents: { read: ReadConsent } };

/** What the source has said of it counts also where it is not written down yet. */
export async function isCovered(
  { brandId }: Pick<Race, 'brandId'>,
  { client }: Pick<Details, 'client'>,
  deps: IsCoveredDeps,
): Promise<boolean> {
  const known = await deps.consents.read(introductions, client.phone, undefined, brandId);
  const consent = consentAhead(known, client);
  return consent?.status === 'on' && coversAutomated(consent);
}
