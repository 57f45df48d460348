// Who leads a team, and what agents are told about themselves.

import { describe, expect, test } from '@jest/globals';
import { languageOf } from '../../lambdas/people/language.ts';
import { colleaguesOf, profileOf } from '../../lambdas/people/profile.ts';
import { agentSchema, chosenId, isLead, mayBeMember } from '../../lambdas/people/team.ts';
import { brands, dibs, harbor } from '../support/brands.ts';
import { anAgent, aTeam } from './support/teams.ts';

const team = aTeam();

describe('team', () => {
  test('RT-3 only the lead of this very team leads it', () => {
    expect(isLead({ agentId: 'lena', teamId: 'north' }, team)).toBe(true);
    expect(isLead({ agentId: 'ada', teamId: 'north' }, team)).toBe(false);
    expect(isLead({ agentId: 'lena', teamId: 'south' }, team)).toBe(false);
    expect(isLead({ agentId: 'lena', teamId: 'north' }, undefined)).toBe(false);
  });

  test('RT-1 who has license, email and phone may be a member; who has no profile in the team may not', () => {
    expect(mayBeMember(anAgent('ada'))).toBe(true);
    expect(mayBeMember({ ...anAgent('ada'), licensed: false })).toBe(false);
    expect(mayBeMember(undefined)).toBe(false);
  });

  test('PE-1 an agent reads whose name the team goes by: its brand’s, or the stage’s first; one that is gone is nobody’s', () => {
    const first = { teamName: team.name, brand: 'Dibs', alertNumber: dibs.alertNumber };
    expect(profileOf(team, anAgent('ada'), brands)).toMatchObject(first);
    const branded = { ...team, brandId: harbor.id };
    const { name: brand, alertNumber } = harbor;
    expect(profileOf(branded, anAgent('ada'), brands)).toMatchObject({ brand, alertNumber });
    expect(() => profileOf({ ...team, brandId: 'sold' }, anAgent('ada'), brands)).toThrow(
      'no brand "sold", which is still in use: put it back',
    );
  });

  test('RT-1 the lead sees what each agent lacks, the others only who is there', () => {
    const { email: _, ...unreachable } = anAgent('zoe', { name: 'Agent A', licensed: false });
    const own = { team, agents: [anAgent('ada', { name: 'Agent B' }), unreachable], former: [] };
    expect(colleaguesOf({ agentId: 'lena', teamId: 'north' }, own)).toEqual([
      {
        agentId: 'zoe',
        name: 'Agent A',
        isLead: false,
        licensed: false,
        standing: 'unlicensed',
        missing: ['license', 'email'],
      },
      { agentId: 'ada', name: 'Agent B', isLead: false, licensed: true, standing: 'active', missing: [] },
    ]);
    for (const seen of colleaguesOf({ agentId: 'ada', teamId: 'north' }, own)) {
      expect(Object.keys(seen)).toEqual(['agentId', 'name', 'isLead', 'licensed', 'standing']);
    }
  });

  test('an agent reads the names of their devices, not the addresses at the push service', () => {
    const devices = { phone: { platform: 'ios' as const, endpoint: 'arn:aws:sns:us-east-1:1:endpoint/1' } };
    const profile = profileOf(team, anAgent('lena', { devices }), brands);
    expect(profile).toMatchObject({ agentId: 'lena', devices: ['phone'], isLead: true });
    expect(JSON.stringify(profile)).not.toContain('arn:');
  });

  test('an agent who was saved without devices has none', () => {
    const { devices, ...saved } = anAgent('ada');
    expect(agentSchema.parse(saved).devices).toEqual({});
  });

  test('PE-8 an agent whose language only a later release knows is told things in English', () => {
    const saved = anAgent('lena', { language: 'es' });
    expect(languageOf(agentSchema.parse(saved))).toBe('es');
    expect(languageOf(agentSchema.parse({ ...saved, language: 'pt' }))).toBe('en');
  });

  test('ids that could leave their place in a key are refused', () => {
    for (const id of ['', 'a#b', 'a/b', 'a b', 'a\n', 'é', 'x'.repeat(65)]) {
      expect([id, chosenId.safeParse(id).success]).toEqual([id, false]);
    }
    expect(chosenId.safeParse('Team_7-a').success).toBe(true);
  });
});
