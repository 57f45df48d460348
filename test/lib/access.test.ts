// What each role may do: only what its function uses, on the items that it owns.
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../lib/config/stage-config.ts';
import { workflows } from './support/deployed-functions.ts';
import {
  functionsByName,
  isOnTable,
  leadingKeys,
  roleOf,
  type Statement,
  statementsOf,
  workflowNameOf,
} from './support/roles.ts';
import { dibsStack, root } from './support/synthesized.ts';

const stack = dibsStack();
const functions = functionsByName(stack);
const statements = new Map([...functions].map(([name, found]) => [name, statementsOf(stack, roleOf(found))]));

/** Actions that AWS lets nobody limit to a resource. */
const withoutResource =
  /^(xray:|logs:.*(LogDelivery|LogDeliveries|ResourcePolic|DescribeLogGroups)|dynamodb:ListStreams$|cloudwatch:GetMetricData$)/;
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

const allowed = (name: string): Statement[] =>
  (statements.get(name) ?? []).filter((found) => found.Effect === 'Allow');

const { brands, voice } = readConfig('local', join(root, 'config'));
const textNumbers = brands.flatMap(({ texts }) => Object.values(texts.numbers).flat());
const callNumbers = voice.carrier === 'end-user-messaging' ? voice.numbers : [];
const arnsOf = (numbers: readonly { arn: string }[]) => numbers.map(({ arn }) => arn).toSorted();

const namesOf = (may: (found: Statement) => boolean): string[] =>
  [...functions.keys()].filter((name) => allowed(name).some(may)).toSorted();

/** Who may do what to items of such keys. */
const onKeysOf = (pattern: string): string[][] =>
  [...functions.keys()]
    .flatMap((name) =>
      allowed(name)
        .filter((found) => leadingKeys(found).includes(pattern))
        .map((found) => [name, ...found.Action]),
    )
    .toSorted();

describe('roles', () => {
  test('no role allows a wildcard action', () => {
    const roles = stack.ofType('AWS::IAM::Role').flatMap((role) => statementsOf(stack, role.logicalId));
    expect(roles.length).toBeGreaterThan(functions.size);
    for (const found of roles) expect(found.Action.join()).not.toContain('*');
  });

  test('no role allows every resource, but for actions that know none', () => {
    for (const role of stack.ofType('AWS::IAM::Role')) {
      const onAll = statementsOf(stack, role.logicalId).filter((found) => found.Resource.includes('*'));
      const actions = onAll.flatMap((found) => found.Action);
      expect(actions.filter((action) => !withoutResource.test(action))).toEqual([]);
    }
  });

  test('no role has a managed policy or one written into it', () => {
    for (const role of stack.ofType('AWS::IAM::Role')) {
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(role.Properties).not.toHaveProperty('Policies');
    }
  });

  test('items are reached only by the partition keys that a function owns, never by a call that names none', () => {
    for (const name of functions.keys()) {
      for (const found of allowed(name).filter((one) => one.Action.some(isOnTable))) {
        if (/\/index\/(inbox|due)"/.test(JSON.stringify(found.Resource))) {
          expect(found.Action).toEqual(['dynamodb:Query']);
          continue;
        }
        expect(leadingKeys(found)).not.toEqual([]);
        for (const pattern of leadingKeys(found))
          expect(pattern).toMatch(
            /^(TEAM|AUDIT|MEMBERSHIP|REF|OUTBOX|TEAM-EMAIL|ANSWERS|CONSENT|CONSENT-REQUEST|LEDGER|LEDGER-EVENT|CLIENT|LIVE|PIN|CALLER|CONTACT|IMPORT|JOB|LIMIT|OPERATION|RECEIPTS|SCHEDULE|TEMPLATES|PLANS|BULK|BULK-PAGES|BULK-PREVIEW|CAMPAIGN-TEXTS|CONCIERGE|VIEWS|CLIENT-LIST|CLIENT-WORDS|REFERRAL-WORDS|TEAM-WORDS|AGENT-WORDS)#\*$/,
          );
        expect(found.Condition.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' });
      }
    }
  });

  test('nobody may scan the table or delete from it', () => {
    for (const name of functions.keys()) {
      const actions = allowed(name).flatMap((found) => found.Action);
      expect(actions).not.toEqual(expect.arrayContaining(['dynamodb:Scan']));
      expect(actions).not.toEqual(expect.arrayContaining(['dynamodb:DeleteItem']));
    }
  });

  test('what follows the stream puts and removes the words by which referrals, teams and agents are found, and no other item', () => {
    const batch = (found: Statement) => found.Action.includes('dynamodb:BatchWriteItem');
    const follow = ['stream/dispatch-changes', 'stream/replay'];
    expect(namesOf(batch)).toEqual(follow);
    for (const name of follow) {
      expect(allowed(name).filter(batch).flatMap(leadingKeys)).toEqual([
        'REFERRAL-WORDS#*',
        'TEAM-WORDS#*',
        'AGENT-WORDS#*',
      ]);
    }
  });

  test('CO-13 PE-7 no role that uses the table may update or delete what ledger and audit trail hold', () => {
    const users = [...functions.keys()].filter((name) =>
      allowed(name).some((one) => one.Action.some(isOnTable)),
    );
    expect(users.length).toBeGreaterThan(20);
    for (const name of users) {
      const denied = (statements.get(name) ?? []).filter((found) => found.Effect === 'Deny');
      const ofLedger = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['LEDGER#*', 'AUDIT#*'] } };
      expect({ name, denied }).toMatchObject({
        denied: [
          {
            Action: expect.arrayContaining([
              'dynamodb:UpdateItem',
              'dynamodb:DeleteItem',
              'dynamodb:BatchWriteItem',
            ]),
            Condition: ofLedger,
          },
          {
            Action: ['dynamodb:PutItem'],
            Condition: {
              ...ofLedger,
              StringNotEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
            },
          },
        ],
      });
    }
  });

  test('CO-13 who changes consent appends to the ledger and reads it; nobody can do anything else to it', () => {
    const changing = [
      'consent/book-opt-out',
      'consent/import-consent',
      'consent/leave-text-alerts',
      'texting/receive-texts',
      'consent/run-job',
      'consent/save-text-alerts',
      'consent/take-next-step',
      'stream/replay',
      'stream/dispatch-changes',
      'texting/answer-asked-to-stop',
      'texting/stop-texting',
    ];
    expect(onKeysOf('LEDGER#*')).toEqual(
      [
        ...changing.map((name) => [name, 'dynamodb:PutItem', 'dynamodb:Query']),
        ['consent/read-ledger', 'dynamodb:Query'],
        ['consent/read-text-alerts-history', 'dynamodb:Query'],
        ['office/read-number', 'dynamodb:Query'],
        ['office/read-timeline', 'dynamodb:Query'],
        ['office/replay', 'dynamodb:Query'],
      ].toSorted(),
    );
  });

  test('PE-7 only what follows the stream appends to the audit trail; two functions read it', () => {
    expect(onKeysOf('AUDIT#*')).toEqual(
      [
        ['office/read-audit', 'dynamodb:Query'],
        ['office/read-team-audit', 'dynamodb:BatchGetItem'],
        ['stream/dispatch-changes', 'dynamodb:PutItem'],
        ['stream/replay', 'dynamodb:PutItem'],
      ].toSorted(),
    );
  });

  test('CO-13 who writes what consent has come to may append to the ledger as well', () => {
    const writers = onKeysOf('CONSENT#*').flatMap(([name = '', ...actions]) =>
      actions.includes('dynamodb:PutItem') ? [name] : [],
    );
    const appenders = onKeysOf('LEDGER#*').flatMap(([name = '', ...actions]) =>
      actions.includes('dynamodb:PutItem') ? [name] : [],
    );
    expect(writers).toEqual(appenders);
  });

  test('CO-12 one function looks at what of consent is due, and feeds its own queue; another at plans (CP-5)', () => {
    const queriesDue = (found: Statement) => JSON.stringify(found.Resource).includes('/index/due"');
    expect(namesOf(queriesDue)).toEqual(['campaigns/send-due-steps', 'consent/run-job']);
    const sends = (found: Statement) =>
      found.Action.includes('sqs:SendMessage') && JSON.stringify(found.Resource).includes('JobsQueue');
    // Dead letters go back in the name of who asks for it.
    expect(namesOf(sends)).toEqual(['consent/import-consent', 'consent/run-job', 'office/redrive-queue']);
  });

  test('CO-3 a consent request is created by the stream, and updated by it and by its workflow', () => {
    const reacting = (name: string) => [
      [name, 'dynamodb:BatchGetItem'],
      [name, 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    ];
    expect(onKeysOf('CONSENT-REQUEST#*')).toEqual([
      ['consent/await-reply', 'dynamodb:UpdateItem'],
      ['consent/take-next-step', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
      ...reacting('stream/dispatch-changes'),
      ...reacting('stream/replay'),
    ]);
  });

  test('PE-4 PE-2 two functions manage accounts at sign-in, of this user pool alone; one makes them and sets passwords', () => {
    const manages = (found: Statement) => found.Action.some((action) => action.startsWith('cognito-idp:'));
    expect(namesOf(manages)).toEqual(['claiming/follow-standing', 'people/send-invitations']);
    const found = allowed('claiming/follow-standing').filter(manages);
    expect(found.map(({ Action }) => [...Action].sort())).toEqual([
      [
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminUpdateUserAttributes',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:ListUsers',
      ],
    ]);
    const invites = allowed('people/send-invitations').filter(manages);
    expect(invites.map(({ Action }) => [...Action].sort())).toEqual([
      [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminSetUserPassword',
        'cognito-idp:AdminUpdateUserAttributes',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:ListUsers',
      ],
    ]);
    for (const { Resource } of [...found, ...invites]) expect(JSON.stringify(Resource)).toContain('Users');
  });

  test('only people and routing write teams, agents and their settings', () => {
    const writers = [...functions.keys()].filter((name) =>
      allowed(name).some(
        (found) =>
          leadingKeys(found).includes('TEAM#*') && found.Action.some((action) => writes.includes(action)),
      ),
    );
    // PE-4: whoever leaves, and what lead routing says of them.
    const leaving = ['claiming/remove-agent', 'claiming/follow-standing'];
    const others = writers.filter((name) => !/^(people|routing)\//.test(name));
    // LI-3: a device that is gone is taken off. PE-2: an invitation that came back has failed.
    // And an agent's own checklist.
    const noted = [
      // How many are in a team.
      'stream/dispatch-changes',
      'stream/replay',
      'delivery/send-pushes',
      'delivery/apply-receipts',
      'delivery/send-test-text',
      'consent/read-checklist',
      'consent/change-checklist',
      'calling/settle-calls',
    ];
    expect(others.toSorted()).toEqual([...leaving, ...noted].toSorted());
  });

  test('only send-texts, dial and the test call reach the carrier, each from the stage’s own numbers', () => {
    const senders = [...functions.keys()].flatMap((name) =>
      allowed(name)
        .filter((found) => found.Action.some((action) => action.startsWith('sms-voice:')))
        .map((found) => ({
          name,
          actions: found.Action,
          numbers: found.Resource.filter((resource) => typeof resource === 'string').toSorted(),
          others: found.Resource.filter((resource) => typeof resource !== 'string'),
        })),
    );
    senders.sort((one, other) => one.name.localeCompare(other.name));
    const byCall = (name: string) => ({
      name,
      actions: ['sms-voice:SendVoiceMessage'],
      numbers: arnsOf(callNumbers),
      others: [{ 'Fn::GetAtt': [expect.stringContaining('VoiceCarrierCalls'), 'Arn'] }],
    });
    expect(senders).toEqual([
      byCall('calling/dial'),
      byCall('calling/request-test-call'),
      {
        name: 'delivery/send-texts',
        actions: ['sms-voice:SendTextMessage'],
        numbers: arnsOf(textNumbers),
        others: [{ 'Fn::GetAtt': [expect.stringContaining('ReceiptsTexts'), 'Arn'] }],
      },
    ]);
  });

  test('the template says which number is which, and where texts to those that text go', () => {
    const inboundTopicArn = { Ref: expect.stringMatching(/^InboundTextsTopic/) };
    expect(stack.metadata.Numbers).toEqual([
      ...textNumbers.map((number) => ({ ...number, inboundTopicArn, partsPerSecond: 5 })),
      ...callNumbers,
    ]);
  });

  test('CA-4 who makes, shows or checks PINs may sign with the key, and nobody may do anything else with it', () => {
    const usesPinKey = ({ Resource }: Statement) => JSON.stringify(Resource).includes('PinKey');
    const users = namesOf(usesPinKey);
    expect(users).toEqual(['calling/enter-pin', 'calling/issue-pin', 'calling/read-my-call']);
    const uses = users.flatMap((name) =>
      allowed(name).filter((found) => found.Action.join().includes('kms:')),
    );
    for (const { Action, Resource } of uses) {
      expect(Action).toEqual(['kms:GenerateMac']);
      expect(Resource).toEqual([{ 'Fn::GetAtt': [expect.stringContaining('PinKey'), 'Arn'] }]);
    }
  });

  test('LI-3 one function signs pushes, one shows the public key beside it, and nobody else uses a key but for PINs', () => {
    const uses = [...functions.keys()].flatMap((name) =>
      allowed(name)
        .filter(({ Action, Resource }) => {
          return Action.join().includes('kms:') && !JSON.stringify(Resource).includes('PinKey');
        })
        .map(({ Action, Resource }) => [name, Action, Resource]),
    );
    const key = [{ 'Fn::GetAtt': [expect.stringContaining('PushKey'), 'Arn'] }];
    expect(uses.toSorted()).toEqual([
      ['delivery/send-pushes', ['kms:GetPublicKey', 'kms:Sign'], key],
      ['people/list-devices', ['kms:GetPublicKey'], key],
    ]);
  });

  test('CA-4 CA-12 PINs are issued by one function, found by one, which replaces them, and nobody else reads who tried', () => {
    expect(onKeysOf('PIN#*')).toEqual([
      ['calling/enter-pin', 'dynamodb:GetItem', 'dynamodb:PutItem'],
      ['calling/issue-pin', 'dynamodb:PutItem'],
    ]);
    expect(onKeysOf('CALLER#*')).toEqual([
      ['calling/enter-pin', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      ['calling/issue-pin', 'dynamodb:PutItem'],
    ]);
  });

  test.each(['call-me', 'request-consent'])('only the stream calls back to what waits in %s', (name) => {
    const machine = stack
      .ofType('AWS::StepFunctions::StateMachine')
      .find((found) => workflowNameOf(found) === name);
    const reaches = (found: Statement) =>
      found.Action.some((action) => action.startsWith('states:')) &&
      JSON.stringify(found.Resource).includes(`"${machine?.logicalId}"`);
    expect(namesOf(reaches)).toEqual(['stream/dispatch-changes', 'stream/replay']);
  });

  test('only two functions send emails, and only as the sender of a brand, each by that brand’s identity', () => {
    const senders = [...functions.keys()].flatMap((name) =>
      allowed(name)
        .filter((found) => found.Action.some((action) => action.startsWith('ses:')))
        .map((found) => ({
          name,
          condition: found.Condition,
          identity: JSON.stringify(found.Resource).match(/EmailSender\w*Identity/)?.[0],
        })),
    );
    const asEach = (name: string) => [
      {
        name,
        condition: { StringEquals: { 'ses:FromAddress': 'leads@dibs.example' } },
        identity: 'EmailSenderIdentity',
      },
      {
        name,
        condition: { StringEquals: { 'ses:FromAddress': 'leads@harbor.example' } },
        identity: 'EmailSenderharborIdentity',
      },
    ];
    expect(senders).toEqual([...asEach('delivery/send-emails'), ...asEach('people/send-invitations')]);
  });

  test('a workflow invokes its own functions and no other', () => {
    for (const machine of stack.ofType('AWS::StepFunctions::StateMachine')) {
      const tasks = workflows[workflowNameOf(machine)] ?? [];
      const arns = tasks.map((name) => ({ 'Fn::GetAtt': [functions.get(name)?.logicalId, 'Arn'] }));
      const invokes = statementsOf(stack, roleOf(machine)).filter((found) =>
        found.Action.includes('lambda:InvokeFunction'),
      );
      expect(invokes).toHaveLength(1);
      expect(invokes[0]?.Resource).toHaveLength(arns.length);
      expect(invokes[0]?.Resource).toEqual(expect.arrayContaining(arns));
    }
  });

  test('topics take what services publish for this account only', () => {
    const policies = JSON.stringify(stack.ofType('AWS::SNS::TopicPolicy').map((found) => found.Properties));
    const services = [...policies.matchAll(/"Service":"([a-z.-]+)"/g)].map(([, service]) => service);
    expect(services.sort()).toEqual([
      'cloudwatch.amazonaws.com',
      'ses.amazonaws.com',
      'sms-voice.amazonaws.com',
      'sms-voice.amazonaws.com',
      'sms-voice.amazonaws.com',
    ]);
    expect(policies.match(/"aws:SourceAccount"/gi)).toHaveLength(services.length);
  });
});
