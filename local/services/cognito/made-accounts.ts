// The accounts of the pool: those that an administrator makes, by an invitation or without, and one for each agent of the table whom nobody
// has invited.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsInput } from '../../aws/service.ts';
import type { Accounts, MadeAccount } from '../../sign-in/accounts.ts';
import { keepPassword, passwordPolicy } from '../../sign-in/passwords.ts';
import type { Agent, People } from '../../sign-in/people.ts';
import { lacksIn, languageFor } from '../../sign-in/words.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import type { Ses } from '../ses/ses.ts';
import { invitationTo } from './invitation.ts';

const attribute = z.object({ Name: z.string(), Value: z.string() });
type Attribute = z.infer<typeof attribute>;
/** Cognito's own limit. */
const longestUsername = 128;
const createInput = z.object({
  Username: z.email().max(longestUsername),
  UserAttributes: z.array(attribute).default([]),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});
const userInput = z.object({ Username: z.string().min(1).max(longestUsername) });
const attributesInput = userInput.extend({ UserAttributes: z.array(attribute) });
const passwordInput = userInput.extend({ Password: z.string(), Permanent: z.boolean().default(false) });
const groupInput = userInput.extend({ GroupName: z.string() });
const groupProperties = z.object({ GroupName: z.string() });

export function madeAccounts(deps: {
  template: DeployedTemplate;
  people: Pick<People, 'find'>;
  accounts: Accounts;
  ses: Pick<Ses, 'deliver'>;
  clock: Clock;
}) {
  const { template, people, accounts, ses, clock } = deps;
  const policy = passwordPolicy(template);

  /** By its email or its username. */
  async function named(Username: string): Promise<MadeAccount> {
    const made = accounts.made(Username) ?? accounts.madeFor(Username);
    if (made !== undefined) return made;
    // No agent’s id has one.
    const agent = Username.includes('@') ? undefined : await people.find(Username);
    if (agent === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
    return accountOf(agent);
  }

  /** As it is in the table, until somebody invites them. */
  function accountOf({ agentId, teamId, name, email }: Agent): MadeAccount {
    const attributes = { 'custom:agentId': agentId, 'custom:teamId': teamId, name };
    return (
      accounts.madeFor(agentId) ?? {
        email: email ?? '',
        attributes: { ...attributes, ...(email !== undefined && { email }) },
        groups: [],
      }
    );
  }

  function save(account: MadeAccount, formerEmail?: string): void {
    const { 'custom:agentId': agentId, 'custom:teamId': teamId } = account.attributes;
    if (agentId !== undefined && teamId !== undefined) accounts.setTeam(agentId, teamId);
    // An agent without an email has an account as the table has them.
    if (account.email !== '') accounts.make(account, formerEmail);
  }

  function create(input: AwsInput): AwsInput {
    const {
      Username: email,
      UserAttributes,
      MessageAction,
    } = parseInput(createInput, input, 'InvalidParameterException');
    const known = accounts.made(email);
    if (known !== undefined && MessageAction !== 'RESEND')
      throw new AwsError('UsernameExistsException', 'User account already exists');
    if (known === undefined && MessageAction === 'RESEND')
      throw new AwsError('UserNotFoundException', 'User does not exist.');
    if (known !== undefined && statusOf(known) === 'CONFIRMED')
      throw new AwsError('UnsupportedUserStateException', 'User is not in a state to be invited again.');
    const made = known ?? { email, attributes: byName(UserAttributes), groups: [] };
    if (MessageAction === 'SUPPRESS') save(made);
    else {
      const { password, ...invitation } = invitationTo(email, template);
      save({ ...made, password: keepPassword(password, true, clock.now()) });
      ses.deliver(invitation);
    }
    return { User: userOf(made) };
  }

  function addToGroup(input: AwsInput): AwsInput {
    const { Username, GroupName } = parseInput(groupInput, input, 'InvalidParameterException');
    const isGroup = template
      .ofType('AWS::Cognito::UserPoolGroup')
      .some((resource) => propertiesOf(resource, groupProperties).GroupName === GroupName);
    if (!isGroup) throw new AwsError('ResourceNotFoundException', 'Group not found.');
    const made = accounts.made(Username);
    if (made === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
    accounts.make({ ...made, groups: [...new Set([...made.groups, GroupName])] });
    return {};
  }

  async function update(input: AwsInput): Promise<AwsInput> {
    const { Username, UserAttributes } = parseInput(attributesInput, input, 'InvalidParameterException');
    const account = await named(Username);
    const changes = byName(UserAttributes);
    const { email = account.email } = changes;
    if (email !== account.email && accounts.made(email) !== undefined)
      throw new AwsError('AliasExistsException', 'An account with the given email already exists.');
    save({ ...account, email, attributes: { ...account.attributes, ...changes } }, account.email);
    return {};
  }

  async function setPassword(input: AwsInput): Promise<AwsInput> {
    const { Username, Password, Permanent } = parseInput(passwordInput, input, 'InvalidParameterException');
    const account = await named(Username);
    const lacks = policy.lackOf(Password);
    if (lacks !== undefined)
      throw new AwsError(
        'InvalidPasswordException',
        `Password did not conform with policy: ${lacksIn(languageFor('en'), lacks)}`,
      );
    save({ ...account, password: keepPassword(Password, !Permanent, clock.now()) });
    return {};
  }

  function userOf({ email, attributes, ...account }: MadeAccount) {
    const id = idIn({ email, attributes });
    return {
      Username: id,
      Enabled: accounts.isEnabled(id),
      UserStatus: statusOf(account),
      Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    };
  }

  return {
    create,
    update,
    setPassword,
    addToGroup,
    userOf,
    accountOf,
    /** By what it is switched off and on, and signed out. */
    idOf: async (input: AwsInput) =>
      idIn(await named(parseInput(userInput, input, 'InvalidParameterException').Username)),
    async find(input: AwsInput) {
      const { Attributes, ...user } = userOf(
        await named(parseInput(userInput, input, 'InvalidParameterException').Username),
      );
      return { ...user, UserAttributes: Attributes };
    },
  };
}

function byName(attributes: readonly Attribute[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
}

/** That of an agent is their id, where Cognito would have one of its own. */
function idIn({ email, attributes }: Pick<MadeAccount, 'email' | 'attributes'>): string {
  return attributes['custom:agentId'] ?? email;
}

/** Who comes in by a button of the local sign-in has never used a password. */
function statusOf({ password }: Pick<MadeAccount, 'password'>) {
  return password?.isFirst === false ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
}
