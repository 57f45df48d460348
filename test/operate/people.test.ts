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
  (await stage.emailsTo(email)).filter(({ subject }) => subject === 'Your temporary password');

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
    const email = `invited.${agent.email}`;
    const first = await operate(inviting(agent.agentId, email));
    expect(first.code).toBe(0);
    expect(first.said).toContain('Invited by email.');
    const again = await operate(inviting(agent.agentId, email));
    expect(again.said).toContain('Invited again: a new first password was sent.');
    expect(await invitationsOf(email)).toHaveLength(2);
  });

  test('DE-3 gives no account of another to an agent', async () => {
    const { code, said } = await operate(inviting(team.lead.agentId, `invited.${agent.email}`));
    expect(code).toBe(1);
    expect(said).toContain(`That email is the agent ${agent.agentId}’s`);
    await operate(['first-administrator', '--email', 'bo@administrators.example', '--yes', ...local]);
    const other = await operate(inviting(agent.agentId, 'bo@administrators.example'));
    expect(other).toMatchObject({ code: 1 });
    expect(other.said).toContain('belongs to no agent');
  });

  test('DE-3 invites nobody who is not in the team, or has left', async () => {
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
