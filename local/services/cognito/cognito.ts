// Cognito's user pool on the laptop: the accounts of the table's agents, found, switched off and on, and signed out; those that
// an administrator makes; and the clients' secrets.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Accounts } from '../../sign-in/accounts.ts';
import type { Agent, People } from '../../sign-in/people.ts';
import { clientSecretOf } from '../../sign-in/user-pool.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Ses } from '../ses/ses.ts';
import { invitationTo } from './invitation.ts';

export type Cognito = { service: AwsService };

/** Cognito's own limit. */
const PAGE = 60;

const userInput = z.object({ UserPoolId: z.string(), Username: z.string().min(1) });
const attributesInput = userInput.extend({
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string() })),
});
const createInput = userInput.extend({
  Username: z.email(),
  UserAttributes: attributesInput.shape.UserAttributes.default([]),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});
const groupInput = userInput.extend({ GroupName: z.string() });
const groupProperties = z.object({ GroupName: z.string() });
const clientInput = z.object({ UserPoolId: z.string(), ClientId: z.string() });
const clientProperties = z.object({
  GenerateSecret: z.boolean().default(false),
  AllowedOAuthScopes: z.array(z.string()).default([]),
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
  const { template, people, accounts, ses } = deps;

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

  async function createUser(input: AwsInput): Promise<AwsInput> {
    const { Username: email, UserAttributes, MessageAction } = parseInput(createInput, input);
    const known = accounts.made(email);
    if (known !== undefined && MessageAction !== 'RESEND')
      throw new AwsError('UsernameExistsException', 'User account already exists');
    if (known === undefined && MessageAction === 'RESEND')
      throw new AwsError('UserNotFoundException', 'User does not exist.');
    const given = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
    const made = known ?? { email, attributes: given, groups: [] };
    accounts.make(made);
    if (MessageAction !== 'SUPPRESS') ses.deliver(invitationTo(email));
    return { User: toUser(made.email, made.attributes, 'FORCE_CHANGE_PASSWORD') };
  }

  function addToGroup(input: AwsInput): AwsInput {
    const { Username, GroupName } = parseInput(groupInput, input);
    const isGroup = template
      .ofType('AWS::Cognito::UserPoolGroup')
      .some((resource) => propertiesOf(resource, groupProperties).GroupName === GroupName);
    if (!isGroup) throw new AwsError('ResourceNotFoundException', 'Group not found.');
    const made = accounts.made(Username);
    if (made === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
    accounts.make({ ...made, groups: [...new Set([...made.groups, GroupName])] });
    return {};
  }

  async function getUser(input: AwsInput): Promise<AwsInput> {
    const { Username } = parseInput(userInput, input);
    const made = accounts.made(Username);
    const { Attributes, ...rest } =
      made === undefined
        ? userOf(await known(Username))
        : toUser(made.email, made.attributes, 'FORCE_CHANGE_PASSWORD');
    return { ...rest, UserAttributes: Attributes };
  }

  function describeClient(input: AwsInput): AwsInput {
    const { UserPoolId, ClientId } = parseInput(clientInput, input);
    const client = template.ofType('AWS::Cognito::UserPoolClient').find(({ ref }) => ref === ClientId);
    if (client === undefined)
      throw new AwsError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`);
    const { GenerateSecret, AllowedOAuthScopes } = propertiesOf(client, clientProperties);
    return {
      UserPoolClient: {
        UserPoolId,
        ClientId,
        AllowedOAuthScopes,
        ...(GenerateSecret && { ClientSecret: clientSecretOf(ClientId) }),
      },
    };
  }

  const toUser = (Username: string, attributes: Readonly<Record<string, string>>, UserStatus: string) => ({
    Username,
    Enabled: true,
    UserStatus,
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });

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
        AdminCreateUser: onPool('AdminCreateUser', createUser),
        AdminGetUser: onPool('AdminGetUser', getUser),
        AdminAddUserToGroup: onPool('AdminAddUserToGroup', async (input) => addToGroup(input)),
        DescribeUserPoolClient: onPool('DescribeUserPoolClient', async (input) => describeClient(input)),
        AdminDisableUser: onUser('AdminDisableUser', (agentId) => accounts.setEnabled(agentId, false)),
        AdminEnableUser: onUser('AdminEnableUser', (agentId) => accounts.setEnabled(agentId, true)),
        AdminUserGlobalSignOut: onUser('AdminUserGlobalSignOut', accounts.signOut),
        AdminUpdateUserAttributes: {
          permissions: (input) => [
            { action: 'cognito-idp:AdminUpdateUserAttributes', resource: poolArn(input) },
          ],
          run: async (input) => {
            const { Username, UserAttributes } = parseInput(attributesInput, input);
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
