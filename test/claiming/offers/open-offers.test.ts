// The beginning of an offer window: nobody's offer is missing, and the workflow waits as long as the table says.
import { describe, expect, test } from '@jest/globals';
import { openOffers } from '../../../lambdas/claiming/offers/open-offers.ts';
import type { Referral } from '../../../lambdas/claiming/referral.ts';
import { anOpenRace, minutesLater, NOW, someDetails } from '../support/referrals.ts';

const race = anOpenRace();

function opening(referral: Referral | undefined = { race, details: someDetails(race) }) {
  const opened: unknown[] = [];
  const deps = {
    referrals: { readOffer: async () => referral },
    offers: {
      openMissing: async ({ referralId }: { referralId: string }, agentIds: readonly string[]) =>
        void opened.push([referralId, agentIds]),
    },
  };
  return { opened, open: (now = NOW) => openOffers(race.referralId, now, deps) };
}

describe('an offer window', () => {
  test('CL-2 opens what is missing of every agent’s offers', async () => {
    const { opened, open } = opening();
    await open();
    expect(opened).toEqual([[race.referralId, ['ada', 'ben', 'lena']]]);
  });

  test('CL-7 a workflow that is started late, or again, waits for what is left of it', async () => {
    const { open } = opening();
    expect(await open()).toBe(3600);
    expect(await open(new Date(minutesLater(59).getTime() + 500))).toBe(60);
    expect(await open(minutesLater(90))).toBe(1);
  });

  test('a referral that is not there is a fault that names it', async () => {
    const deps = { referrals: { readOffer: async () => undefined }, offers: { openMissing: async () => {} } };
    await expect(openOffers('ref_none', NOW, deps)).rejects.toThrow('ref_none');
  });
});
