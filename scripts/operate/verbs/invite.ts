// invite: an account for an agent of a team, or the invitation once more.
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { inviteAgain, invitePerson, neverUsed } from '../accounts.ts';
import { CannotOperate } from '../cannot-operate.ts';
import type { Operator } from '../operator.ts';
import { verb } from '../verb.ts';

const id = (what: string) => z.string(`name the ${what}`).regex(/^[\w.-]+$/, `is no id of a ${what}`);

export const invite = verb({
  name: 'invite',
  summary: 'Invites an agent of a team to sign in, or invites them again',
  details: [
    'The agent must have been saved by the API. Cognito sends a first password, good for three days; run it again when they',
    'missed it. An account that was used stays as it is.',
  ],
  words: ['team', 'agent'],
  options: { email: { value: 'ADDRESS', does: 'where they are invited, and what they sign in with' } },
  given: z.object({
    team: id('team'),
    agent: id('agent'),
    email: z.email('give the agent’s email, for example ana@example.com'),
  }),
  async run({ team, agent, email }, operator) {
    const name = await nameOf(team, agent, operator);
    const UserPoolId = (await operator.stage()).output('SignInUserPoolId');
    await operator.agree([`invite the agent ${agent} of ${team} by email`]);
    const client = new CognitoIdentityProviderClient(operator.target.client);
    try {
      const invited = await invitePerson(client, UserPoolId, email, {
        name,
        'custom:agentId': agent,
        'custom:teamId': team,
      });
      if (invited.outcome === 'invited') return operator.say('Invited by email.');
      const owner = invited.attributes['custom:agentId'];
      if (owner !== agent)
        throw new CannotOperate(
          owner === undefined
            ? 'That email has an account that belongs to no agent: take another email.'
            : `That email is the agent ${owner}’s: take another, or correct the agent’s id.`,
        );
      if (invited.status !== neverUsed)
        return operator.say('They have an account already and have used it: nothing was done.');
      await inviteAgain(client, UserPoolId, email);
      operator.say('Invited again: a new first password was sent.');
    } finally {
      client.destroy();
    }
  },
});

const colleagues = z.object({
  agents: z.array(z.object({ agentId: z.string(), name: z.string(), standing: z.string() })),
});

async function nameOf(team: string, agent: string, operator: Operator): Promise<string> {
  const api = await operator.api('admin');
  const { agents } = colleagues.parse(await api.ask('GET', `/teams/${encodeURIComponent(team)}/agents`));
  const found = agents.find(({ agentId }) => agentId === agent);
  if (found === undefined)
    throw new CannotOperate(
      `The team ${team} has no agent ${agent}: save them first, PUT /teams/${team}/agents/${agent}.`,
    );
  if (found.standing === 'left')
    throw new CannotOperate(`${agent} has left the team: save them again before you invite them.`);
  return found.name;
}
