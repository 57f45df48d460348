// Cognito's user pool on the laptop: the accounts of the table's agents, found, switched off and on, and signed out; those that
// an administrator makes; and the clients' secrets.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Accounts } from '../../sign-in/accounts.ts';
import type { Agent, People } from '../../sign-in/people.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Ses } from '../ses/ses.ts';
import { describeClient } from './app-clients.ts';
import { madeAccounts } from './made-accounts.ts';

export type Cognito = { service: AwsService };

/** Cognito's own limit. */
const PAGE = 60;

const userInput = z.object({ UserPoolId: z.string(), Username: z.string().min(1) });
const attributesInput = userInput.extend({
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string() })),
});
const listInput = z.object({
  UserPoolId: z.string(),
  /** Of all that Cognito takes, what Dibs asks. */
  Filter: z
    .string()
    .regex(/^email = "[^"]*"$/)
    .optional(),
  Limit: z.int().min(1).max(PAGE).default(PAGE),
  PaginationToken: z.string().regex(/^\d+$/).optional(),
});

export function createCognito(deps: {
  template: DeployedTemplate;
  people: People;
  accounts: Accounts;
  ses: Pick<Ses, 'deliver'>;
}): Cognito {
  const { template, people, accounts } = deps;
  const made = madeAccounts(deps);

  function poolArn(input: AwsInput): string {
    const id = z.object({ UserPoolId: z.string() }).parse(input).UserPoolId;
    const pool = template.ofType('AWS::Cognito::UserPool').find(({ ref }) => ref === id);
    if (pool === undefined)
      throw new AwsError('ResourceNotFoundException', `User pool ${id} does not exist.`);
    return pool.arn;
  }

  /** The username is the agent's id, where Cognito would have one of its own. */
  async function known(Username: string): Promise<Agent> {
    const person = await people.find(Username);
    if (person === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
    return person;
  }

  function onUser(action: string, act: (agentId: string) => void): AwsAction {
    return {
      permissions: (input) => [{ action: `cognito-idp:${action}`, resource: poolArn(input) }],
      run: async (input) => {
        act((await known(parseInput(userInput, input).Username)).agentId);
        return {};
      },
    };
  }

  function onPool(action: string, run: AwsAction['run']): AwsAction {
    return {
      permissions: (input) => [{ action: `cognito-idp:${action}`, resource: poolArn(input) }],
      run,
    };
  }

  const userOf = ({ agentId, teamId, email }: Agent) => ({
    Username: agentId,
    Enabled: accounts.isEnabled(agentId),
    UserStatus: 'CONFIRMED',
    Attributes: [
      { Name: 'custom:agentId', Value: agentId },
      { Name: 'custom:teamId', Value: teamId },
      ...(email === undefined ? [] : [{ Name: 'email', Value: email }]),
    ],
  });

  return {
    service: {
      signingName: 'cognito-idp',
      protocol: 'json-1.1',
      actions: {
        ListUsers: {
          permissions: (input) => [{ action: 'cognito-idp:ListUsers', resource: poolArn(input) }],
          run: async (input) => {
            const { Filter, Limit, PaginationToken = '0' } = parseInput(listInput, input);
            const email = Filter?.slice('email = "'.length, -1);
            const all = (await people.everyone()).filter(
              (each) => email === undefined || each.email === email,
            );
            const start = Number(PaginationToken);
            const end = start + Limit;
            return {
              Users: all.slice(start, end).map(userOf),
              ...(end < all.length && { PaginationToken: String(end) }),
            };
          },
        },
        AdminCreateUser: onPool('AdminCreateUser', async (input) => made.create(input)),
        AdminAddUserToGroup: onPool('AdminAddUserToGroup', async (input) => made.addToGroup(input)),
        AdminGetUser: onPool('AdminGetUser', async (input) => {
          const { Attributes, ...user } =
            made.find(input) ?? userOf(await known(parseInput(userInput, input).Username));
          return { ...user, UserAttributes: Attributes };
        }),
        DescribeUserPoolClient: onPool('DescribeUserPoolClient', async (input) =>
          describeClient(template, input),
        ),
        AdminDisableUser: onUser('AdminDisableUser', (agentId) => accounts.setEnabled(agentId, false)),
        AdminEnableUser: onUser('AdminEnableUser', (agentId) => accounts.setEnabled(agentId, true)),
        AdminUserGlobalSignOut: onUser('AdminUserGlobalSignOut', accounts.signOut),
        AdminUpdateUserAttributes: {
          permissions: (input) => [
            { action: 'cognito-idp:AdminUpdateUserAttributes', resource: poolArn(input) },
          ],
          run: async (input) => {
            const { Username, UserAttributes } = parseInput(attributesInput, input);
            if (made.update(Username, UserAttributes)) return {};
            const { agentId } = await known(Username);
            for (const { Name, Value } of UserAttributes) {
              if (Name !== 'custom:teamId') {
                throw new AwsError('InvalidParameterException', `${Name} comes from the table here.`);
              }
              accounts.setTeam(agentId, Value);
            }
            return {};
          },
        },
      },
    },
  };
}
