// An agent's phone and what was agreed to on it.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { ownConsent } from '../../lambdas/consent/text-alerts/own-consent.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAgent, asAgent } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, hoursLater, texted } from './support/ledgers.ts';

const phone = '+12065551000';

describe('an agent’s own consent', () => {
  test('CO-5 is that of the phone on their profile, to lead alerts', async () => {
    const consents = consentStore(consentTable().table);
    for (const event of [enrolled(hoursLater(0)), texted('YES', hoursLater(1))]) await consents.record(event);
    const of = (profile: AgentProfile | undefined) =>
      ownConsent(asAgent('ada'), { people: { readAgent: async () => profile }, consents });
    expect(await of(anAgent('ada', { phone }))).toMatchObject({ phone, consent: { status: 'on' } });
    expect(await of(anAgent('ada', { phone: '+12065551001' }))).toEqual({
      phone: '+12065551001',
      consent: undefined,
    });
    expect(await of(anAgent('ada', { phone: undefined }))).toEqual({ phone: undefined, consent: undefined });
    expect(await of(undefined)).toBeUndefined();
  });
});
