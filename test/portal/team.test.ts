// What an agent and a lead see of a lapsed license, of who leaves, and of acts that the API refuses because something changed.
import { describe, expect, test } from '@jest/globals';
import { problemIn } from '../../portal/api/problem.ts';
import { formatsFor } from '../../portal/messages/formats.ts';
import { problemWords } from '../../portal/messages/problem-words.ts';
import { rareProblems } from '../../portal/messages/rare-problems.ts';
import { withRare } from '../../portal/messages/with-rare.ts';
import { english } from '../../portal/messages/words.ts';
import { hintsFor } from '../../portal/routing/routing-hints.ts';
import { withMember } from '../../portal/routing/settings-change.ts';
import { routingWords } from '../../portal/routing/words.ts';
import { licenseOf, mayTakeOverFrom } from '../../portal/session/license.ts';

const lead = { agentId: 'lena', name: 'Lena', isLead: true, licensed: true, standing: 'active' as const };
const ada = { ...lead, agentId: 'ada', name: 'Ada', isLead: false };
const ben = { ...ada, agentId: 'ben', name: 'Ben' };
const lapsed = { ...ada, agentId: 'lou', name: 'Lou', licensed: false, standing: 'unlicensed' as const };
const team = [lead, ada, ben, lapsed];
const namesOf = (agents: readonly { name: string }[]) => agents.map(({ name }) => name);

describe('a license', () => {
  test('PE-5 lets its agent write and hand over; without one an agent reads, and a lead still hands over', () => {
    expect(licenseOf({ licensed: true, isLead: false })).toEqual({ isLicensed: true, mayHandOver: true });
    expect(licenseOf({ licensed: false, isLead: false })).toEqual({ isLicensed: false, mayHandOver: false });
    expect(licenseOf({ licensed: false, isLead: true })).toEqual({ isLicensed: false, mayHandOver: true });
  });

  test('PE-5 hides nothing before the profile is known', () => {
    expect(licenseOf(undefined)).toEqual({ isLicensed: true, mayHandOver: true });
  });

  test('RT-1 PE-5 whose license lapsed is marked where they receive referrals, and not added anew', () => {
    const unfit = { ...lapsed, missing: ['license' as const] };
    const member = { agentId: 'lou', buyers: true, sellers: true, warmTransfer: false };
    const settings = { enabled: true, fallbackAgentId: 'lena', members: [member] };
    expect(hintsFor(settings, [lead, unfit], 0).members.get('lou')).toEqual(['not-fit']);
    expect(withMember({ ...settings, members: [] }, unfit)).toEqual({ refused: 'not-fit' });
  });
});

describe('the clients of who leaves', () => {
  test('PE-4 go to anyone who works in the team, never back to who leaves, nor to one without a license', () => {
    expect(namesOf(mayTakeOverFrom('ben', team))).toEqual(['Lena', 'Ada']);
    expect(namesOf(mayTakeOverFrom('lou', team))).toEqual(['Lena', 'Ada', 'Ben']);
    const gone = { ...ada, standing: 'left' as const };
    expect(namesOf(mayTakeOverFrom('ben', [lead, gone]))).toEqual(['Lena']);
  });

  test('PE-4 how many went is said, one or none as well', () => {
    for (const words of Object.values(routingWords)) {
      const told = [0, 1, 12].map((count) => words.team.left('Ben', count));
      expect(new Set(told).size).toBe(3);
      for (const each of told) expect(each).toContain('Ben');
      expect(told[2]).toContain('12');
    }
  });
});

describe('what the API refuses', () => {
  const told = (status: number, code: string, words: typeof english) => {
    const problem = problemIn(status, { code, detail: 'In the API’s words.' });
    return problemWords(problem, withRare(words, rareProblems.en), formatsFor('en-US', 'UTC'));
  };
  test('PE-4 PE-5 a hand-over that came too late says what to do: choose another, name another lead, renew the license', () => {
    expect(told(422, 'unknown-agent', english)).toMatch(/no longer on the team.*Choose another/);
    expect(told(409, 'leads-team', english)).toMatch(/name another one/);
    expect(told(409, 'license-lapsed', english)).toMatch(/administrator/);
  });

  test('a save that somebody overtook is no fault to try again by itself', () => {
    expect(problemIn(412, { code: 'changed-meanwhile', detail: 'Read them again.' })).toMatchObject({
      code: 'changed-meanwhile',
      isPassing: false,
    });
  });
});
