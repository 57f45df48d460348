// In which language the PIN line speaks: that of the agent whose phone calls and who has a PIN, else English.
import { expect, test } from '@jest/globals';
import type { Call } from '../../lambdas/calling/call.ts';
import { callersLanguage } from '../../lambdas/calling/pin/callers-language.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAgent } from '../people/support/teams.ts';
import { aRingingCall } from './support/calls.ts';

const phone = '+12065550151';
const id = { referralId: 'ref_1', agentId: 'ada' };

const languageFor = (
  agent: AgentProfile | undefined,
  owned = [id],
  call: Call | undefined = aRingingCall(),
) =>
  callersLanguage(phone, {
    pins: { ownedBy: async () => owned },
    calls: { read: async () => call },
    readAgent: async () => agent,
  });

test('PE-8 the agent whose phone it is and who has a PIN is spoken to in their language', async () => {
  expect(await languageFor(anAgent('ada', { phone, language: 'fr' }))).toBe('fr');
  expect(await languageFor(anAgent('ada', { phone }))).toBe('en');
});

test('PE-8 anybody else is spoken to in English', async () => {
  const spanish = anAgent('ada', { phone, language: 'es' });
  expect(await languageFor(spanish, [])).toBe('en');
  expect(await languageFor({ ...spanish, phone: '+12065550152' })).toBe('en');
  expect(await languageFor(undefined)).toBe('en');
});
