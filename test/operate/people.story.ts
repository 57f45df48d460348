// Accounts of people: the first administrator, and agents who are invited.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { agentOf, aTeam, type StoryAgent, type StoryTeam } from '../stories/support/builders.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import type { Stage } from '../stories/support/stage.ts';
import { operate } from './support/engineer.ts';

let stage: Stage;
let team: StoryTeam;
let agent: StoryAgent;
let local: string[];
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 2);
  agent = agentOf(team, 1);
  local = ['--local', stage.cloud.url];
});
const invitationsOf = async (email: string) =>
  (await stage.emailsTo(email)).filter(({ subject }) => subject.startsWith('Your account '));

describe('first-administrator', () => {
  test('DE-3 invites them by email and makes them an administrator; again it invites nobody', async () => {
    const email = 'ana@administrators.example';
    const asked = ['first-administrator', '--email', email, ...local];
    expect(await operate(asked)).toMatchObject({ code: 1 });
    expect(await invitationsOf(email)).toEqual([]);
    const first = await operate([...asked, '--yes']);
    expect(first.code).toBe(0);
    expect(first.said).toContain('Invited by email.\nThey are an administrator.');
    expect(first.said).not.toContain(email);
    const again = await operate([...asked, '--yes']);
    expect(again.code).toBe(0);
    expect(again.said).toContain('They have an account already.');
    expect(await invitationsOf(email)).toHaveLength(1);
  });

  test('DE-3 wants an email', async () => {
    expect(await operate(['first-administrator', ...local])).toMatchObject({ code: 2 });
    expect(await operate(['first-administrator', '--email', 'ana', ...local])).toMatchObject({ code: 2 });
  });
});

describe('source-operator', () => {
  test('DE-3 invites them by email into the source’s people', async () => {
    const email = 'sam@source.example';
    const asked = ['source-operator', '--email', email, ...local];
    expect(await operate(asked)).toMatchObject({ code: 1 });
    expect(await operate([...asked, '--yes'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('Invited by email.\nThey are a source operator.'),
    });
    expect(await invitationsOf(email)).toHaveLength(1);
    expect(await operate(['source-operator', ...local])).toMatchObject({ code: 2 });
  });
});

describe('invite', () => {
  const inviting = (agentId: string, email: string) => [
    'invite',
    team.teamId,
    agentId,
    '--email',
    email,
    '--yes',
    ...local,
  ];

  test('DE-3 invites an agent of a team, and again when they missed it', async () => {
    const { email } = agent;
    const first = await operate(inviting(agent.agentId, email));
    expect(first.code).toBe(0);
    expect(first.said).toContain('Invited by email.');
    const again = await operate(inviting(agent.agentId, email));
    expect(again.said).toContain('Invited again: a new first password was sent.');
    const [invitation, ...more] = await invitationsOf(email);
    expect(more).toHaveLength(1);
    // Whoever reads it knows where to sign in, and as whom. The stage has two brands: it names neither (PE-1).
    expect(invitation?.text).toMatch(/You can sign in to the referrals now: https?:\/\//);
    expect(invitation?.text).toContain(`Email: ${email}`);
  });

  test('DE-3 gives no account of another to an agent', async () => {
    const other = await aTeam(stage, 1);
    await operate(inviting(agent.agentId, agent.email));
    const asked = ['invite', other.teamId, other.lead.agentId, '--email', agent.email, '--yes', ...local];
    await stage.admin('PUT', `/teams/${other.teamId}/agents/${other.lead.agentId}`, {
      name: 'Lead Example',
      email: agent.email,
      licensed: true,
    });
    const { code, said } = await operate(asked);
    expect(code).toBe(1);
    expect(said).toContain(`That email is the agent ${agent.agentId}’s`);
  });

  test('PE-2 makes no second account for an agent: it would outlive the first', async () => {
    const { code, said } = await operate(inviting(team.lead.agentId, 'other@agents.example'));
    expect(code).toBe(1);
    expect(said).toContain(`${team.lead.agentId} signs in with another email already`);
    expect(said).toContain('aws cognito-idp admin-delete-user');
    expect(said).not.toContain(team.lead.email);
    expect(await invitationsOf('other@agents.example')).toEqual([]);
  });

  test('DE-3 an administrator can be an agent, in whichever order they are invited', async () => {
    const { lead, teamId } = await aTeam(stage, 1);
    expect(await operate(['first-administrator', '--email', lead.email, '--yes', ...local])).toMatchObject({
      code: 0,
    });
    const asked = ['invite', teamId, lead.agentId, '--email', lead.email, '--yes', ...local];
    const { code, said } = await operate(asked);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain(`an administrator’s, is ${lead.agentId}’s now too`);
    const other = await operate(inviting(agent.agentId, lead.email));
    expect(other).toMatchObject({ code: 1 });
  });

  test.each(['..', '.', 'a/b', 'a#b', ''])('DE-3 takes “%s” for no id', async (id) => {
    expect(await operate(inviting(id, 'nobody@agents.example'))).toMatchObject({ code: 2 });
  });

  test('DE-3 invites nobody who is not in the team, or has left', async () => {
    const nowhere = ['invite', 'tm_nowhere', 'agt_1', '--email', 'nobody@agents.example', '--yes', ...local];
    expect((await operate(nowhere)).said).toBe(
      'There is no team tm_nowhere: save it first, PUT /teams/tm_nowhere.',
    );
    const wrong = await operate(inviting('agt 1?', 'nobody@agents.example'));
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.said).toContain('give the agent’s id as the API has it, for example agt_1');
    const unknown = await operate(inviting('agt_nobody', 'nobody@agents.example'));
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.said).toContain('has no agent agt_nobody: save them first');
    const other = await aTeam(stage, 2);
    const { teamId } = other;
    const leaving = agentOf(other, 1);
    await stage.admin('DELETE', `/teams/${teamId}/agents/${leaving.agentId}`);
    await stage.settle();
    const gone = ['invite', teamId, leaving.agentId, '--email', leaving.email, '--yes', ...local];
    const { code, said } = await operate(gone);
    expect(code).toBe(1);
    expect(said).toContain('has left the team');
  });
});
