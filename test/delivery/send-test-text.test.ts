// A text to oneself: an ordinary lead alert, only where alerts are on, and a few a day.
import { describe, expect, test } from '@jest/globals';
import { alertsSchema } from '../../lambdas/consent/alerts.ts';
import type { NewOutboxMessage } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { sendTestText } from '../../lambdas/delivery/send-test-text.ts';
import { dailyLimitsStore } from '../../lambdas/people/daily-limits-store.ts';
import { agentLanguages } from '../../lambdas/people/language.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const now = new Date('2026-03-02T15:00:00Z');

function setUp(more: Partial<AgentProfile> = {}, status: 'on' | 'pending' | 'opted-out' = 'on') {
  const agent = anAgent(anId('agt'), more);
  const created: NewOutboxMessage[] = [];
  const since = now.toISOString();
  const own =
    status === 'opted-out'
      ? { status, since, reason: 'stop' as const }
      : status === 'pending'
        ? { status, since, openRequest: { consentRequestId: 'con_1', kind: 'enrollment' as const } }
        : { status, since };
  const alerts = alertsSchema.parse({ agents: { [`north#${agent.agentId}`]: own } });
  const noted: string[] = [];
  const send = (outboxId = anId('out')) =>
    sendTestText(asAgent(agent.agentId), outboxId, now, {
      people: { readTeam: async () => aTeam({ brandId: 'harbor' }), readAgent: async () => agent },
      consents: { readAlerts: async () => alerts },
      limits: dailyLimitsStore(table),
      outbox: { create: async (message) => void created.push(message) },
      checklists: { noteTestText: async ({ agentId }) => void noted.push(agentId) },
      brandOf: () => ({ name: 'Harbor Homes', alertNumber: '+12065550174' }),
      portalUrl: 'https://portal.example',
    });
  return { agent, created, noted, send };
}

describe(onEngine('a text to oneself'), () => {
  test('PE-1 CO-1 goes as a lead alert of the brand, by the consent of who asks', async () => {
    const { agent, created, noted, send } = setUp();
    expect(await send('out_1')).toEqual({ to: agent.phone, from: '+12065550174' });
    expect(created).toMatchObject([
      {
        outboxId: 'out_1',
        channel: 'text',
        program: 'lead-alerts',
        to: agent.phone,
        owner: { teamId: 'north', agentId: agent.agentId },
        brand: 'harbor',
        body: expect.stringContaining('Harbor Homes: this is the test'),
      },
    ]);
    expect(noted).toEqual([agent.agentId]);
  });

  test.each(agentLanguages)('PE-8 TX-10 is one segment in %s', async (language) => {
    const { created, send } = setUp({ language });
    await send();
    expect(created.map(({ body }) => segmentsOf(body))).toEqual([{ encoding: 'GSM-7', segments: 1 }]);
  });

  test.each(['pending', 'opted-out'] as const)('CO-1 is not sent while alerts are %s', async (status) => {
    const { created, noted, send } = setUp({}, status);
    expect(await send()).toMatchObject({ refused: 'text-alerts-off' });
    expect([created, noted]).toEqual([[], []]);
  });

  test('PE-5 needs a license, and a phone', async () => {
    expect(await setUp({ licensed: false }).send()).toMatchObject({ refused: 'license-lapsed' });
    expect(await setUp({ phone: undefined }).send()).toMatchObject({ refused: 'phone-missing' });
  });

  test('PE-6 may be asked for 5 times within 24 hours', async () => {
    const { created, send } = setUp();
    for (let asked = 0; asked < 5; asked += 1) await send();
    expect(await send()).toMatchObject({ refused: 'daily-limit-reached', retryAfterSeconds: 86_400 });
    expect(created).toHaveLength(5);
  });
});
