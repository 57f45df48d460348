// Leaving text alerts: what is on or asked for ends, and nothing else changes.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { leadAlerts } from '../../lambdas/consent/program.ts';
import { leave } from '../../lambdas/consent/text-alerts/leave.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { anEventId, enrolled, hoursLater, left, texted } from './support/ledgers.ts';

const phone = '+12065551000';
const ada = asAgent('ada');

async function leaving(past: LedgerEvent[], profile: Partial<AgentProfile> = {}) {
  const consents = consentStore(consentTable().table);
  for (const event of past) await consents.record(event);
  const people = {
    readTeam: async () => aTeam(),
    readAgent: async () => anAgent('ada', { phone, ...profile }),
  };
  const deps = { program: leadAlerts, people, consents, newId: anEventId };
  return { consents, leave: () => leave(ada, new Date(hoursLater(9)), deps) };
}

const asked = enrolled(hoursLater(0));
const yes = texted('YES', hoursLater(1));

describe('leaving text alerts', () => {
  test.each([
    ['on', [asked, yes]],
    ['asked for', [asked]],
  ])('CO-13 that are %s ends them, and the ledger says by whom', async (_what, past) => {
    const alerts = await leaving(past);
    expect(await alerts.leave()).toEqual({ status: 'off', reason: 'left', since: hoursLater(9), phone });
    expect((await alerts.consents.readLedger(phone)).at(-1)).toEqual({
      eventId: expect.any(String),
      act: 'left',
      program: 'lead-alerts',
      source: 'portal',
      at: hoursLater(9),
      phone,
      teamId: 'north',
      agentId: 'ada',
    });
  });

  test.each([
    ['none', [], { status: 'off' }],
    ['left', [asked, left(hoursLater(2))], { status: 'off', since: hoursLater(2) }],
    ['stopped', [asked, texted('STOP', hoursLater(2))], { status: 'opted-out', reason: 'stop' }],
  ] as const)('CO-13 changes nothing where they are %s', async (_what, past, view) => {
    const alerts = await leaving([...past]);
    expect(await alerts.leave()).toMatchObject(view);
    expect(await alerts.consents.readLedger(phone)).toHaveLength(past.length);
  });

  test('CO-1 an agent without a phone has none', async () => {
    const alerts = await leaving([asked, yes], { phone: undefined });
    expect(await alerts.leave()).toEqual({ status: 'off', phone: undefined });
  });
});
