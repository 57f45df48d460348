// Cognito's user pool on the laptop: accounts, made, found, given a password, switched off and on, and signed out; and the clients' secrets.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Accounts } from '../../sign-in/accounts.ts';
import type { People } from '../../sign-in/people.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import type { Ses } from '../ses/ses.ts';
import { describeClient } from './app-clients.ts';
import { madeAccounts } from './made-accounts.ts';

export type Cognito = { service: AwsService };

/** Cognito's own limit. */
const PAGE = 60;

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
  clock: Clock;
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

  function onUser(action: string, act: (id: string) => void): AwsAction {
    return onPool(action, async (input) => {
      act(await made.idOf(input));
      return {};
    });
  }

  function onPool(action: string, run: AwsAction['run']): AwsAction {
    return {
      permissions: (input) => [{ action: `cognito-idp:${action}`, resource: poolArn(input) }],
      run,
    };
  }

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
            const all = (await people.everyone())
              .map(made.accountOf)
              .filter((each) => email === undefined || each.email === email);
            const start = Number(PaginationToken);
            const end = start + Limit;
            return {
              Users: all.slice(start, end).map(made.userOf),
              ...(end < all.length && { PaginationToken: String(end) }),
            };
          },
        },
        AdminCreateUser: onPool('AdminCreateUser', async (input) => made.create(input)),
        AdminAddUserToGroup: onPool('AdminAddUserToGroup', async (input) => made.addToGroup(input)),
        AdminGetUser: onPool('AdminGetUser', made.find),
        AdminUpdateUserAttributes: onPool('AdminUpdateUserAttributes', made.update),
        AdminSetUserPassword: onPool('AdminSetUserPassword', made.setPassword),
        DescribeUserPoolClient: onPool('DescribeUserPoolClient', async (input) =>
          describeClient(template, input),
        ),
        AdminDisableUser: onUser('AdminDisableUser', (agentId) => accounts.setEnabled(agentId, false)),
        AdminEnableUser: onUser('AdminEnableUser', (agentId) => accounts.setEnabled(agentId, true)),
        AdminUserGlobalSignOut: onUser('AdminUserGlobalSignOut', accounts.signOut),
      },
    },
  };
}
