// invite: an account for an agent of a team, or the invitation once more.
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { accountsOf, giveTo, inviteAgain, invitePerson, neverUsed } from '../accounts.ts';
import { Refused } from '../api.ts';
import { CannotOperate } from '../cannot-operate.ts';
import type { Operator } from '../operator.ts';
import { verb } from '../verb.ts';

const id = (what: string, example: string) =>
  z
    .string(`give the ${what}’s id, for example ${example}`)
    .regex(/^(?!\.+$)[\w.-]+$/, `give the ${what}’s id as the API has it, for example ${example}`);

export const invite = verb({
  name: 'invite',
  summary: 'Invites an agent of a team to sign in, or invites them again',
  details: [
    'The agent must have been saved by the API. Cognito sends a first password, good for three days; run it again when they',
    'missed it. An account that was used stays as it is. An administrator’s account becomes the agent’s as well.',
  ],
  words: ['team', 'agent'],
  options: { email: { value: 'ADDRESS', does: 'where they are invited, and what they sign in with' } },
  given: z.object({
    team: id('team', 'tm_1'),
    agent: id('agent', 'agt_1'),
    email: z.email('give the agent’s email, for example ana@example.com'),
  }),
  async run({ team, agent, email }, operator) {
    const name = await nameOf(team, agent, operator);
    const UserPoolId = (await operator.stage()).output('SignInUserPoolId');
    await operator.agree([`invite the agent ${agent} of ${team} by email`]);
    const client = new CognitoIdentityProviderClient(operator.target.client);
    try {
      await requireNoOther(client, UserPoolId, agent, email);
      const attributes = { name, 'custom:agentId': agent, 'custom:teamId': team };
      const invited = await invitePerson(client, UserPoolId, email, attributes);
      if (invited.outcome === 'invited') return operator.say('Invited by email.');
      const owner = invited.attributes['custom:agentId'];
      if (owner !== undefined && owner !== agent)
        throw new CannotOperate(
          `That email is the agent ${owner}’s: take another, or correct the agent’s id.`,
        );
      if (owner === undefined) {
        await giveTo(client, UserPoolId, email, attributes);
        operator.say(`That email’s account, an administrator’s, is ${agent}’s now too: sign in once more.`);
      }
      if (invited.status !== neverUsed)
        return operator.say('They have an account already and have used it: nothing was done.');
      await inviteAgain(client, UserPoolId, email);
      operator.say('Invited again: a new first password was sent.');
    } finally {
      client.destroy();
    }
  },
});

/** With two accounts, one would still sign in as the agent when the other is switched off. */
async function requireNoOther(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  agent: string,
  email: string,
): Promise<void> {
  const all = await accountsOf(client, UserPoolId, agent);
  const other = all.find((account) => account.email.toLowerCase() !== email.toLowerCase());
  if (other === undefined) return;
  throw new CannotOperate(
    `${agent} signs in with another email already: give that one, or delete that account first: aws cognito-idp admin-delete-user --user-pool-id ${UserPoolId} --username ${other.username}`,
  );
}

const colleagues = z.object({
  agents: z.array(z.object({ agentId: z.string(), name: z.string(), standing: z.string() })),
});

async function nameOf(team: string, agent: string, operator: Operator): Promise<string> {
  const api = await operator.api('admin');
  const answer = await api.ask('GET', `/teams/${encodeURIComponent(team)}/agents`).catch((fault) => {
    if (!(fault instanceof Refused) || fault.status !== 404) throw fault;
    throw new CannotOperate(`There is no team ${team}: save it first, PUT /teams/${team}.`);
  });
  const { agents } = colleagues.parse(answer);
  const found = agents.find(({ agentId }) => agentId === agent);
  if (found === undefined)
    throw new CannotOperate(
      `The team ${team} has no agent ${agent}: save them first, PUT /teams/${team}/agents/${agent}.`,
    );
  if (found.standing === 'left')
    throw new CannotOperate(`${agent} has left the team: save them again before you invite them.`);
  return found.name;
}
