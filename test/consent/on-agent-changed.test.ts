// After an agent's phone changed: their consent on the old one is over, once, and nobody else's.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { onAgentChanged } from '../../lambdas/consent/on-agent-changed.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { anAgent } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, hoursLater, owner, texted } from './support/ledgers.ts';

const phone = '+12065551000';
const other = '+12065551001';
const bea = { teamId: 'south', agentId: 'bea' };
const ada = (its: string | undefined) => anAgent('ada', { phone: its });

/** Ada and Bea are on with one phone; ada's profile has `now` by the time that the change is told, twice. */
async function told(before: string | undefined, after: string | undefined, now = after) {
  const consents = consentStore(consentTable().table);
  for (const event of [
    enrolled(hoursLater(0)),
    enrolled(hoursLater(0.5), bea),
    texted('YES', hoursLater(1)),
  ]) {
    await consents.record(event);
  }
  const deps = {
    people: { readAgent: async () => ada(now) },
    consents,
    derivedId,
    now: () => new Date(hoursLater(2)),
  };
  for (let times = 0; times < 2; times += 1) await onAgentChanged(ada(before), ada(after), deps);
  const [adas, beas] = await Promise.all([owner, bea].map((who) => consents.read('lead-alerts', phone, who)));
  return { adas, beas, ledger: await consents.readLedger(phone) };
}

describe('a phone that changed', () => {
  test.each([
    ['another', other],
    ['none', undefined],
  ])(
    'CO-18 ends the agent’s consent on the old one, nobody else’s, and the ledger says so: %s',
    async (_what, next) => {
      const { adas, beas, ledger } = await told(phone, next);
      expect(adas).toBeUndefined();
      expect(beas).toMatchObject({ status: 'on' });
      expect(ledger).toHaveLength(4);
      expect(ledger.at(-1)).toMatchObject({ act: 'phone-changed', agentId: 'ada', at: hoursLater(2) });
    },
  );

  test('CO-18 told late, when the phone is the agent’s again, it changes nothing', async () => {
    expect((await told(phone, other, phone)).adas).toMatchObject({ status: 'on' });
  });

  test('CO-18 another change of the profile, or a phone that nobody asked, changes nothing', async () => {
    for (const [before, after] of [
      [phone, phone],
      [other, phone],
      [undefined, phone],
    ]) {
      expect((await told(before, after, phone)).ledger).toHaveLength(3);
    }
    expect((await told(other, undefined)).ledger).toHaveLength(3);
  });
});
