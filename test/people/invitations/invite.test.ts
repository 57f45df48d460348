// Invitations carried out on a real table: one account a person, the last email counts, and nobody's account is taken over.
import { describe, expect, test } from '@jest/globals';
import { invitationStore } from '../../../lambdas/people/invitations/invitation-store.ts';
import { invite, type SignInAccount } from '../../../lambdas/people/invitations/invite.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { anAgent, aTeam } from '../support/teams.ts';
import { anAccount, aUserPool } from './support/accounts.ts';

const table = await engineTable();
const people = peopleStore(table);
const invitations = invitationStore(table);
const now = new Date('2026-03-02T15:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const by = (actId: string) =>
  ({ actId, name: 'invite-agent', role: 'admin', id: 'ops', at: now.toISOString() }) as const;

/** A team with an agent as an administrator has just saved them. */
async function saved(more: Partial<ReturnType<typeof anAgent>> = {}) {
  const teamId = anId('team');
  const agentId = anId('agt');
  await people.saveTeam(aTeam({ teamId }));
  const { devices, ...agent } = anAgent(agentId, { teamId, email: `${agentId}@team.example`, ...more });
  await people.saveAgent(agent, now);
  return agent;
}
type Saved = Awaited<ReturnType<typeof saved>>;

function setUp(accounts: SignInAccount[] = []) {
  const user = aUserPool(accounts);
  const deps = { ...user.pool, people, invitations };
  return {
    ...user,
    invite: ({ teamId, agentId }: Saved, at = now, isNew = true) =>
      invite({ teamId, agentId, isNew }, at, deps),
  };
}
const read = ({ teamId, agentId }: Saved) => people.readAgent(teamId, agentId);
const again = ({ teamId, agentId, email = '' }: Saved, actId = 'act_1') =>
  invitations.want({ teamId, agentId }, email, now, by(actId));

describe(onEngine('an agent who was saved with an email'), () => {
  test('PE-2 gets an account of the team and one email with its first password, however often it is asked for', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    expect(await their.invite(agent)).toEqual({ done: true });
    expect(await their.invite(agent)).toEqual({ done: true });
    const { agentId, teamId, email } = agent;
    expect(all).toEqual([
      expect.objectContaining({ email, agentId, teamId, isUsed: false, password: 'Abc2-first-pass-1' }),
    ]);
    expect(mails).toEqual([expect.objectContaining({ to: email, subject: 'Your account at Example Homes' })]);
    for (const said of ['Abc2-first-pass-1', 'good for 3 days', 'https://portal.example', `Email: ${email}`])
      expect(mails[0]?.body).toContain(said);
    expect(await read(agent)).toMatchObject({ invitation: { status: 'sent', to: email } });
  });

  test('PE-2 leaves no password in the table', async () => {
    const agent = await saved();
    await setUp().invite(agent);
    expect(JSON.stringify(await read(agent))).not.toContain('first-pass');
  });

  test('PE-2 is invited by one of two at once', async () => {
    const agent = await saved();
    const { mails, ...their } = setUp();
    await Promise.all([their.invite(agent), their.invite(agent)]);
    expect(mails).toHaveLength(1);
  });

  test('PE-2 invited again gets another first password, by the same account', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    await their.invite(agent);
    expect(await again(agent)).toBe(true);
    await their.invite(agent, later(1));
    expect(mails).toHaveLength(2);
    expect(all).toEqual([expect.objectContaining({ password: 'Abc2-first-pass-2' })]);
  });

  test('PE-2 gets what a crash cut off a minute later, with a password that is good', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    const read = await people.readAgent(agent.teamId, agent.agentId);
    if (read === undefined) throw new Error('They are saved');
    await invitations.begin(read, now);
    expect(await their.invite(agent, later(30))).toEqual({ done: false, againInSeconds: 65 });
    expect(mails).toEqual([]);
    expect(await their.invite(agent, later(61))).toEqual({ done: true });
    expect(mails[0]?.body).toContain(String(Object.values(all[0] ?? {}).at(-1)));
  });

  test.each(['busy', 'unknown'] as const)(
    'PE-2 is written to again when the carrier was %s',
    async (kind) => {
      const agent = await saved();
      const { all, mails, answers, ...their } = setUp();
      answers.push({ kind });
      expect(await their.invite(agent)).toEqual({ done: false, againInSeconds: 65 });
      expect(await their.invite(agent, later(66))).toEqual({ done: true });
      expect(mails).toHaveLength(2);
      expect(all[0]).toMatchObject({ password: 'Abc2-first-pass-2' });
      expect(await read(agent)).toMatchObject({ invitation: { status: 'sent' } });
    },
  );

  test('PE-2 whose email is corrected is invited there, by the account that they had', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    await their.invite(agent);
    const corrected = { ...agent, email: `right-${agent.email}` };
    await people.saveAgent(corrected, now);
    await their.invite(corrected, later(1), false);
    expect(mails.map(({ to }) => to)).toEqual([agent.email, corrected.email]);
    expect(all).toEqual([expect.objectContaining({ email: corrected.email, password: 'Abc2-first-pass-2' })]);
  });

  test('PE-2 who has left or has no email gets none', async () => {
    const agent = await saved();
    await people.leave(agent.teamId, agent.agentId, { at: now.toISOString() });
    const { email, ...nobody } = await saved();
    await people.saveAgent(nobody, now);
    const { all, mails, ...their } = setUp();
    await their.invite(agent);
    await their.invite(nobody);
    expect([all, mails]).toEqual([[], []]);
  });

  test('PE-4 who left before they signed in is invited anew when they are saved again', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    await their.invite(agent);
    await people.leave(agent.teamId, agent.agentId, { at: now.toISOString() });
    Object.assign(all[0] ?? {}, { isEnabled: false });
    await people.saveAgent(agent, later(5));
    await their.invite(agent, later(5), false);
    expect(mails).toHaveLength(2);
    expect(all).toEqual([expect.objectContaining({ isEnabled: true, password: 'Abc2-first-pass-2' })]);
  });
});

describe(onEngine('who has an account'), () => {
  test('PE-3 and changes teams keeps it, with the new team in it; no email is sent', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp();
    await their.invite(agent);
    Object.assign(all[0] ?? {}, { isUsed: true });
    const teamId = anId('team');
    await people.saveTeam(aTeam({ teamId }));
    const moved = { ...agent, teamId, email: `other-${agent.email}` };
    expect(await people.saveAgent(moved, now, agent.teamId)).toEqual({ saved: true });
    await their.invite(moved, later(5));
    expect(mails).toHaveLength(1);
    // What they sign in with is theirs to keep: a profile's email is no sign-in.
    expect(all).toEqual([expect.objectContaining({ teamId, email: agent.email })]);
    expect(await read(moved)).toMatchObject({ signedInAt: later(5).toISOString() });
  });

  test('PE-2 that this stage never noted is found, and keeps its password', async () => {
    const agent = await saved();
    const used = anAccount({ email: 'old@team.example', isUsed: true, agentId: agent.agentId });
    const { acts, mails, ...their } = setUp([used]);
    await their.invite(agent, now, false);
    expect([acts, mails]).toEqual([['looked through all'], []]);
    expect(await read(agent)).toMatchObject({ signedInAt: now.toISOString() });
  });

  test('PE-2 is not looked for among all when somebody is saved for the first time', async () => {
    const { acts, ...their } = setUp();
    await their.invite(await saved());
    expect(acts).toEqual([]);
  });

  test('PE-2 in the back office becomes the agent too, and signs in as before', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp([anAccount({ email: agent.email, isUsed: true })]);
    await their.invite(agent);
    expect(all).toEqual([
      expect.objectContaining({ username: 'user-0', agentId: agent.agentId, isUsed: true }),
    ]);
    expect(mails[0]?.body).toContain('with the password that you chose');
    expect(mails[0]?.body).not.toContain('first-pass');
  });

  test.each([
    ['another agent’s', { agentId: 'agt_other', isUsed: true }],
    ['another agent’s who has not signed in', { agentId: 'agt_other' }],
    [
      'an operator’s who has written that email into it and proved nothing',
      { isUsed: true, isEmailTheirs: false },
    ],
  ])('PE-2 keeps it: %s is not taken over', async (_, theirs) => {
    const agent = await saved();
    const { all, mails, ...their } = setUp([anAccount({ email: agent.email, ...theirs })]);
    const before = structuredClone(all);
    expect(await their.invite(agent)).toEqual({ done: true });
    expect([all, mails]).toEqual([before, []]);
    expect(await read(agent)).toMatchObject({ invitation: { status: 'failed', problem: 'another-account' } });
  });

  test('PE-2 of the back office is not taken over by a correction of another account’s email', async () => {
    const agent = await saved();
    const { all, mails, ...their } = setUp([anAccount({ email: 'boss@office.example', isUsed: true })]);
    await their.invite(agent);
    const corrected = { ...agent, email: 'boss@office.example' };
    await people.saveAgent(corrected, now);
    await their.invite(corrected, later(1), false);
    expect(mails).toHaveLength(1);
    expect(all[0]).toMatchObject({ agentId: undefined });
    expect(await read(agent)).toMatchObject({ invitation: { status: 'failed', problem: 'another-account' } });
  });
});

describe(onEngine('an invitation that was sent'), () => {
  test('PE-2 and came back has failed, unless it is no longer the last', async () => {
    const agent = await saved();
    const { mails, ...their } = setUp();
    await their.invite(agent);
    const at = later(9).toISOString();
    await invitations.noteBounced(agent, 'inv_of_before', at);
    expect(await read(agent)).toMatchObject({ invitation: { status: 'sent' } });
    await invitations.noteBounced(agent, mails[0]?.invitationId ?? '', at);
    await invitations.noteBounced(agent, mails[0]?.invitationId ?? '', later(10).toISOString());
    expect(await read(agent)).toMatchObject({ invitation: { status: 'failed', problem: 'bounced', at } });
  });

  test('PE-2 is over once they have signed in: the first moment stays, and nobody is invited any more', async () => {
    const agent = await saved();
    const { mails, ...their } = setUp();
    await their.invite(agent);
    await invitations.noteSignedIn(agent, later(60));
    await invitations.noteSignedIn(agent, later(90));
    expect(await read(agent)).toMatchObject({ signedInAt: later(60).toISOString() });
    expect(await again(agent)).toBe(false);
    await people.saveAgent({ ...agent, email: `new-${agent.email}` }, later(99));
    await their.invite(agent, later(99), false);
    expect(mails).toHaveLength(1);
  });
});

describe(onEngine('an agent who goes while their account is made ready'), () => {
  const leave = ({ teamId, agentId }: Saved) => people.leave(teamId, agentId, { at: now.toISOString() });

  test('PE-4 cannot sign in and gets no email, though the account comes after all that their leaving did', async () => {
    const agent = await saved();
    const { all, acts, mails, pool, ...their } = setUp();
    const { create } = pool.accounts;
    pool.accounts.create = async (...account) => {
      await leave(agent);
      return create(...account);
    };
    expect(await their.invite(agent)).toEqual({ done: true });
    expect(all).toEqual([expect.objectContaining({ isEnabled: false })]);
    expect(all[0]).not.toHaveProperty('password');
    expect([acts, mails]).toEqual([['signed out user-1'], []]);
  });

  test('PE-4 is not switched on again, who had signed in before', async () => {
    const agent = await saved();
    const theirs = anAccount({ agentId: agent.agentId, isUsed: true, isEnabled: false });
    const { all, pool, ...their } = setUp([theirs]);
    const { enable } = pool.accounts;
    pool.accounts.enable = async (username) => {
      await leave(agent);
      return enable(username);
    };
    await their.invite(agent, now, false);
    expect(all).toEqual([expect.objectContaining({ isEnabled: false })]);
  });

  test('PE-3 signs in to the team that they moved to', async () => {
    const agent = await saved();
    const teamId = anId('team');
    await people.saveTeam(aTeam({ teamId }));
    const theirs = anAccount({ agentId: agent.agentId, isUsed: true });
    const { all, pool, ...their } = setUp([theirs]);
    const { give } = pool.accounts;
    pool.accounts.give = async (username, claims) => {
      await people.saveAgent({ ...agent, teamId }, now, agent.teamId);
      return give(username, claims);
    };
    await their.invite(agent, now, false);
    expect(all).toEqual([expect.objectContaining({ teamId, isEnabled: true })]);
  });
});

test('PE-2 an email that there can be no account for is told as refused', async () => {
  const email = `${'a'.repeat(60)}@${'team.'.repeat(14)}example`;
  const agent = await saved({ email });
  const { mails, ...their } = setUp();
  expect(await their.invite(agent)).toEqual({ done: true });
  expect(mails).toEqual([]);
  expect(await read(agent)).toMatchObject({ invitation: { status: 'failed', problem: 'refused' } });
});
