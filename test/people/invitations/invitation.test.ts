// What decides about an invitation, its first password, its words, and what the stream makes of it.
import { describe, expect, test } from '@jest/globals';
import { firstPassword } from '../../../lambdas/people/invitations/first-password.ts';
import { type Invitee, nextStep } from '../../../lambdas/people/invitations/invitation.ts';
import { onAgentToInvite } from '../../../lambdas/people/invitations/on-agent-changed.ts';
import { shownStanding } from '../../../lambdas/people/team.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { anAgent } from '../support/teams.ts';

const now = new Date('2026-03-02T15:00:00Z');
const at = now.toISOString();
const to = 'ada@team.example';
const wanted = { status: 'wanted', to, at } as const;
const sent = { status: 'sent', to, at, id: 'inv_1' } as const;
const failed = { status: 'failed', to, at, id: 'inv_1', problem: 'bounced' } as const;
const sending = { status: 'sending', to, at, id: 'inv_1' } as const;

describe('an invitation', () => {
  test.each<[string, Invitee, string]>([
    ['is due once it is wanted', { email: to, invitation: wanted }, 'invite'],
    ['is not sent twice', { email: to, invitation: sent }, 'nothing'],
    ['is not repeated when it failed', { email: to, invitation: failed }, 'nothing'],
    ['is due when the email was corrected', { email: 'new@team.example', invitation: sent }, 'invite'],
    ['is waited for while somebody sends it', { email: to, invitation: sending }, 'wait'],
    ['needs an email', { invitation: wanted }, 'nothing'],
    ['is none for who left', { email: to, invitation: wanted, left: { at } }, 'nothing'],
    ['is none for who has signed in', { email: to, invitation: wanted, signedInAt: at }, 'nothing'],
    ['is none for whom nobody has saved since there are any', { email: to }, 'nothing'],
  ])('PE-2 %s', (_, invitee, step) => {
    expect(nextStep(invitee, now)).toBe(step);
  });

  test('PE-2 shows in the standing until the first sign-in, and less than leaving and license', () => {
    const agent = anAgent('ada', { invitation: sent });
    expect(shownStanding(agent)).toBe('invited');
    expect(shownStanding({ ...agent, signedInAt: at })).toBe('active');
    expect(shownStanding({ ...agent, licensed: false })).toBe('unlicensed');
    expect(shownStanding({ ...agent, left: { at } })).toBe('left');
    expect(shownStanding(anAgent('ben'))).toBe('active');
  });
});

describe('a first password', () => {
  test('PE-2 is what the pool asks of one, easy to type, and another each time', () => {
    const random = seededRandom(7);
    const drawn = Array.from({ length: 200 }, () => firstPassword((limit) => Math.floor(random() * limit)));
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const password of drawn) {
      expect(password).toMatch(/^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){2}$/);
      expect(password).toMatch(/[a-z]/);
      expect(password).toMatch(/[A-Z]/);
      expect(password).toMatch(/[0-9]/);
      expect(password).not.toMatch(/[0O1lI]/);
    }
  });
});

describe('a change of an agent', () => {
  async function changed(before: object | undefined, after: object, lead = 'lena') {
    const queued: object[] = [];
    const told: { agentId: string; email: string }[] = [];
    await onAgentToInvite(before, after, {
      queueInvitation: async (invited) => void queued.push(invited),
      leadOf: async () => lead,
      tellAgent: async ({ agentId, words }) => void told.push({ agentId, email: words.en.email }),
      portalLink: 'https://portal.example',
      now: () => now,
    });
    return { queued, told };
  }
  const ada = (more: object) => anAgent('ada', { email: to, ...more });

  test('PE-2 has an invitation sent that is due, and says whether they are new', async () => {
    const who = { teamId: 'north', agentId: 'ada' };
    expect((await changed(undefined, ada({ invitation: wanted }))).queued).toEqual([{ ...who, isNew: true }]);
    expect((await changed(ada({}), ada({ invitation: wanted }))).queued).toEqual([who]);
    expect((await changed(ada({ invitation: wanted }), ada({ invitation: sending }))).queued).toEqual([]);
  });

  test('PE-2 tells the lead once of one that failed, and how to mend it', async () => {
    const { told } = await changed(ada({ invitation: sent }), ada({ invitation: failed }));
    expect(told).toEqual([{ agentId: 'lena', email: expect.stringContaining(`The email to ${to} bounced`) }]);
    expect((await changed(ada({ invitation: failed }), ada({ invitation: failed }))).told).toEqual([]);
    expect((await changed(ada({ invitation: sent }), ada({ invitation: failed }), 'ada')).told).toEqual([]);
  });
});
