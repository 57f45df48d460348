// A stage that calls over Amazon Connect: the same workflow, other functions, and as little access.
import { describe, expect, test } from '@jest/globals';
import { deployedWithConnect } from './support/deployed-functions.ts';
import {
  functionsByName,
  isOnTable,
  leadingKeys,
  roleOf,
  statementsOf,
  workflowNameOf,
} from './support/roles.ts';
import { dibsStack } from './support/synthesized.ts';

const stack = dibsStack('local-connect');
const functions = functionsByName(stack);
const instance = 'arn:aws:connect:us-east-1:000000000000:instance/00000000-0000-4000-8000-000000000001';

function allowedTo(name: string) {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`${name} is not deployed.`);
  return statementsOf(stack, roleOf(found)).filter(({ Effect }) => Effect === 'Allow');
}

describe('calls over Amazon Connect', () => {
  test('deploy their own functions instead of those of End User Messaging', () => {
    expect([...functions.keys()].sort()).toEqual(deployedWithConnect);
  });

  test('are dialed by the same workflow', () => {
    const machine = stack
      .ofType('AWS::StepFunctions::StateMachine')
      .find((found) => workflowNameOf(found) === 'call-me');
    expect(machine?.Properties.DefinitionSubstitutions).toMatchObject({
      DialArn: { 'Fn::GetAtt': [functions.get('calling/dial-by-connect')?.logicalId, 'Arn'] },
    });
  });

  test('are placed by two functions, in one instance', () => {
    const callers = [...functions.keys()].flatMap((name) =>
      allowedTo(name)
        .filter(({ Action }) => Action.some((action) => action.startsWith('connect:')))
        .map(({ Action, Resource }) => ({ name, Action, Resource })),
    );
    const byCall = (name: string) => ({
      name,
      Action: ['connect:StartOutboundVoiceContact'],
      Resource: [`${instance}/contact/*`],
    });
    expect(callers).toEqual([byCall('calling/dial-by-connect'), byCall('calling/request-test-call')]);
  });

  test('need no call of End User Messaging', () => {
    const actions = [...functions.keys()].flatMap((name) => allowedTo(name).flatMap(({ Action }) => Action));
    expect(actions).not.toContain('sms-voice:SendVoiceMessage');
    expect(stack.ofType('AWS::SMSVOICE::ConfigurationSet')).toHaveLength(1);
  });

  test('go by the flow that is deployed with them', () => {
    const flow = stack
      .ofType('AWS::Connect::ContactFlow')
      .find((found) => String(found.Properties.Name).endsWith('-call-me'));
    expect(functions.get('calling/dial-by-connect')?.Properties.Environment).toMatchObject({
      Variables: {
        CONNECT_INSTANCE_ID: '00000000-0000-4000-8000-000000000001',
        CALL_FLOW_ID: {
          'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': [flow?.logicalId, 'ContactFlowArn'] }] }],
        },
        CALL_NUMBER: '+12065550107',
      },
    });
  });

  test('reach only the items that they are about', () => {
    const onTable = (name: string) =>
      allowedTo(name)
        .filter(({ Action }) => Action.some(isOnTable))
        .map((found) => [leadingKeys(found).join(), ...found.Action]);
    expect(onTable('calling/accept-call')).toEqual([
      ['REF#*,TEAM#*', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
      ['CONTACT#*', 'dynamodb:PutItem'],
    ]);
    expect(onTable('calling/end-call')).toEqual([
      ['CONTACT#*', 'dynamodb:GetItem'],
      ['REF#*', 'dynamodb:UpdateItem'],
    ]);
  });

  test('CA-7 their ends come from this instance’s events, through a queue', () => {
    const [rule] = stack
      .ofType('AWS::Events::Rule')
      .filter((found) => found.Properties.EventPattern !== undefined);
    expect(rule?.Properties).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.connect'],
        'detail-type': ['Amazon Connect Contact Event'],
        detail: { eventType: ['DISCONNECTED'], initiationMethod: ['API'], instanceArn: [instance] },
      },
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringContaining('CallEndsQueue'), 'Arn'] } }],
    });
    expect(rule?.Properties).not.toHaveProperty('EventBusName');
    const id = functions.get('calling/end-call')?.logicalId;
    const mapping = stack
      .ofType('AWS::Lambda::EventSourceMapping')
      .find((found) => JSON.stringify(found.Properties.FunctionName) === `{"Ref":"${id}"}`);
    expect(JSON.stringify(mapping?.Properties.EventSourceArn)).toContain('CallEndsQueue');
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });
});
