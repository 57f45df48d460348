// Accounts that an administrator makes, for people who are in no team and to invite who is; each is invited by email.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsInput } from '../../aws/service.ts';
import type { Accounts, MadeAccount } from '../../sign-in/accounts.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Ses } from '../ses/ses.ts';
import { invitationTo } from './invitation.ts';

const attribute = z.object({ Name: z.string(), Value: z.string() });
type Attribute = z.infer<typeof attribute>;
const createInput = z.object({
  Username: z.email(),
  UserAttributes: z.array(attribute).default([]),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});
const userInput = z.object({ Username: z.string() });
const groupInput = userInput.extend({ GroupName: z.string() });
const groupProperties = z.object({ GroupName: z.string() });

export function madeAccounts(deps: {
  template: DeployedTemplate;
  accounts: Pick<Accounts, 'made' | 'make'>;
  ses: Pick<Ses, 'deliver'>;
}) {
  const { template, accounts, ses } = deps;

  function create(input: AwsInput): AwsInput {
    const { Username: email, UserAttributes, MessageAction } = parseInput(createInput, input);
    const known = accounts.made(email);
    if (known !== undefined && MessageAction !== 'RESEND')
      throw new AwsError('UsernameExistsException', 'User account already exists');
    if (known === undefined && MessageAction === 'RESEND')
      throw new AwsError('UserNotFoundException', 'User does not exist.');
    const made = known ?? { email, attributes: byName(UserAttributes), groups: [] };
    accounts.make(made);
    if (MessageAction !== 'SUPPRESS') ses.deliver(invitationTo(email, template));
    return { User: userOf(made) };
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

  /** False when nobody made an account with that name. */
  function update(Username: string, attributes: readonly Attribute[]): boolean {
    const made = accounts.made(Username);
    if (made === undefined) return false;
    accounts.make({ ...made, attributes: { ...made.attributes, ...byName(attributes) } });
    return true;
  }

  return {
    create,
    update,
    addToGroup,
    find: (input: AwsInput) => {
      const made = accounts.made(parseInput(userInput, input).Username);
      return made && userOf(made);
    },
  };
}

function byName(attributes: readonly Attribute[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
}

/** Nobody signs in with a password here, so none is ever changed. */
function userOf({ email, attributes }: MadeAccount) {
  return {
    Username: email,
    Enabled: true,
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  };
}
