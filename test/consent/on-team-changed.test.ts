// After a team changed its brand: who had alerts is asked anew in the new one's name, once.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { onTeamChanged } from '../../lambdas/consent/text-alerts/on-team-changed.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { anAgent, aTeam } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, hoursLater, owner, texted } from './support/ledgers.ts';

const phone = '+12065551000';
const inHarbor = aTeam({ brandId: 'harbor' });

/** Ada is on in the first brand; the change to `harbor` is told twice while the team is `now`. */
async function told(given: { now?: typeof inHarbor; licensed?: boolean; stop?: boolean } = {}) {
  const { now = inHarbor, licensed = true, stop = false } = given;
  const consents = consentStore(consentTable().table);
  const past = [enrolled(hoursLater(0)), texted('YES', hoursLater(1))];
  for (const event of [...past, ...(stop ? [texted('STOP', hoursLater(2))] : [])])
    await consents.record(event);
  const agents = [anAgent('ada', { phone, licensed }), anAgent('ben', { phone: '+12065551001' })];
  const deps = {
    people: { readTeamWithAgents: async () => ({ team: now, agents }) },
    consents,
    derivedId,
    now: () => new Date(hoursLater(3)),
  };
  for (let times = 0; times < 2; times += 1) await onTeamChanged(aTeam(), inHarbor, deps);
  const statusIn = async (brand?: string) =>
    (await consents.read('lead-alerts', phone, owner, brand))?.status;
  return { statuses: [await statusIn(), await statusIn('harbor')], ledger: await consents.readLedger(phone) };
}

describe('a team that changed its brand', () => {
  test('PE-1 CO-18 ends the agents’ alerts in the old one, and asks them anew in the new one', async () => {
    const { statuses, ledger } = await told();
    expect(statuses).toEqual(['off', 'pending']);
    expect(ledger.slice(2)).toHaveLength(2);
    for (const event of ledger.slice(2))
      expect(event).toMatchObject({ source: 'the team changed its brand' });
  });

  test('PE-1 whoever stopped texts is not asked', async () => {
    expect((await told({ stop: true })).statuses).toEqual(['opted-out', undefined]);
  });

  test('PE-1 PE-5 without a license nobody is asked', async () => {
    expect((await told({ licensed: false })).statuses).toEqual(['off', undefined]);
  });

  test('PE-1 told late, when the team has its old brand again, it changes nothing', async () => {
    expect((await told({ now: aTeam() })).statuses).toEqual(['on', undefined]);
  });
});
