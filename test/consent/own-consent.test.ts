// An agent's phone and what was agreed to on it.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { leadAlerts } from '../../lambdas/consent/program.ts';
import { ownConsent } from '../../lambdas/consent/text-alerts/own-consent.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, hoursLater, texted } from './support/ledgers.ts';

const phone = '+12065551000';

describe('an agent’s own consent', () => {
  test('CO-5 is that of the phone on their profile, to lead alerts', async () => {
    const consents = consentStore(consentTable().table);
    for (const event of [enrolled(hoursLater(0)), texted('YES', hoursLater(1))]) await consents.record(event);
    const of = (profile: AgentProfile | undefined) =>
      ownConsent(asAgent('ada'), {
        program: leadAlerts,
        people: { readTeam: async () => aTeam(), readAgent: async () => profile },
        consents,
      });
    expect(await of(anAgent('ada', { phone }))).toMatchObject({ phone, consent: { status: 'on' } });
    for (const other of ['+12065551001', undefined]) {
      expect(await of(anAgent('ada', { phone: other }))).toMatchObject({ phone: other, consent: undefined });
    }
    expect(await of(undefined)).toBeUndefined();
  });

  test('CO-18 on a phone that is a colleague’s too it is not the colleague’s', async () => {
    const consents = consentStore(consentTable().table);
    for (const event of [enrolled(hoursLater(0)), texted('YES', hoursLater(1))]) await consents.record(event);
    const people = { readTeam: async () => aTeam(), readAgent: async () => anAgent('ben', { phone }) };
    expect(
      (await ownConsent(asAgent('ben'), { program: leadAlerts, people, consents }))?.consent,
    ).toBeUndefined();
  });
});
