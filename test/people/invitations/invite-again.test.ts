// Asking for an invitation again: who may, for whom, and how often.
import { describe, expect, test } from '@jest/globals';
import { dailyLimitsStore } from '../../../lambdas/people/daily-limits-store.ts';
import { invitationStore } from '../../../lambdas/people/invitations/invitation-store.ts';
import { inviteAgain } from '../../../lambdas/people/invitations/invite-again.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { anAgent, asAgent, aTeam } from '../support/teams.ts';

const table = await engineTable();
const deps = {
  people: peopleStore(table),
  limits: dailyLimitsStore(table),
  invitations: invitationStore(table),
};
const now = new Date('2026-03-02T15:00:00Z');
const admin = { kind: 'admin', clientId: 'ops' } as const;

async function aSavedAgent(more: object = {}) {
  const [teamId, agentId, lead] = [anId('team'), anId('agt'), anId('lead')];
  await deps.people.saveTeam(aTeam({ teamId, leadAgentId: lead }));
  const { devices, ...agent } = anAgent(agentId, { teamId, ...more });
  await deps.people.saveAgent(agent, now);
  return { ...agent, lead };
}
const ask = (
  caller: Parameters<typeof inviteAgain>[0],
  { teamId, agentId }: { teamId: string; agentId: string },
  at = now,
) => {
  const changedBy = actOf(caller, 'invite-agent', at, anId('act'));
  return inviteAgain(caller, { teamId, agentId, changedBy }, at, deps);
};

describe(onEngine('an invitation is asked for again'), () => {
  test('PE-2 by an administrator and by the lead of the team, who are told where it goes', async () => {
    const agent = await aSavedAgent();
    const { teamId, agentId, email, lead } = agent;
    expect(await ask(admin, agent)).toEqual({ agentId, email });
    expect(await ask(asAgent(lead, teamId), agent)).toEqual({ agentId, email });
    expect(await deps.people.readAgent(teamId, agentId)).toMatchObject({
      invitation: { status: 'wanted', to: email },
    });
  });

  test('PE-2 of whom the email changes at that moment, by the new one', async () => {
    const agent = await aSavedAgent();
    const { lead, ...profile } = agent;
    const { teamId, agentId } = agent;
    const email = 'new@team.example';
    let isChanged = false;
    const limits = {
      async count() {
        if (!isChanged) await deps.people.saveAgent({ ...profile, email }, now);
        isChanged = true;
        return undefined;
      },
    };
    const changedBy = actOf(admin, 'invite-agent', now, anId('act'));
    const asked = inviteAgain(admin, { teamId, agentId, changedBy }, now, { ...deps, limits });
    expect(await asked).toEqual({ agentId, email });
  });

  test('PE-2 by nobody else, of another team or of the same, and for nobody who is not there', async () => {
    const agent = await aSavedAgent();
    const other = await aSavedAgent();
    for (const caller of [
      asAgent(agent.agentId, agent.teamId),
      asAgent(other.lead, other.teamId),
      asAgent(agent.lead, other.teamId),
    ]) {
      expect(await ask(caller, agent)).toEqual({ refused: 'not-found' });
    }
    expect(await ask(admin, { teamId: agent.teamId, agentId: 'agt_nobody' })).toEqual({
      refused: 'not-found',
    });
    expect(await ask(admin, { teamId: 'tm_nowhere', agentId: agent.agentId })).toEqual({
      refused: 'not-found',
    });
  });

  test('PE-2 for none who has no email, has signed in or has left: each is told what to do', async () => {
    const without = await aSavedAgent({ email: undefined });
    expect(await ask(admin, without)).toMatchObject({ refused: 'email-missing' });
    const signedIn = await aSavedAgent();
    await deps.invitations.noteSignedIn(signedIn, now);
    expect(await ask(admin, signedIn)).toMatchObject({ refused: 'signed-in-already' });
    const gone = await aSavedAgent();
    await deps.people.leave(gone.teamId, gone.agentId, { at: now.toISOString() });
    expect(await ask(admin, gone)).toMatchObject({ refused: 'has-left' });
  });

  test('PE-6 5 times within 24 hours, then not before the first is a day old', async () => {
    const agent = await aSavedAgent();
    for (let asked = 0; asked < 5; asked += 1) expect(await ask(admin, agent)).not.toHaveProperty('refused');
    expect(await ask(admin, agent)).toMatchObject({
      refused: 'daily-limit-reached',
      retryAfterSeconds: 86_400,
      detail: expect.stringContaining('Try again after 15:00 UTC on 2026-03-03.'),
    });
    const nextDay = new Date(now.getTime() + 86_400_000);
    expect(await ask(admin, agent, nextDay)).not.toHaveProperty('refused');
  });
});
