// Contact flows written by hand, as small as a test of the local Connect needs them, and the resources around them.
import { functionArn, type Sketch } from './small-cloud.ts';

export const INSTANCE_ID = 'instance-1';
export const INSTANCE_ARN = `arn:aws:connect:us-east-1:000000000000:instance/${INSTANCE_ID}`;
export const FLOW_ID = 'pin-line';
export const PIN_LINE = '+12065550109';

export type Action = { Identifier: string; Type: string; Parameters?: object; Transitions?: object };

export const HANG_UP: Action = { Identifier: 'Hang up', Type: 'DisconnectParticipant' };

export function says(text: string, next = 'Hang up', id = `Say ${text.length}`): Action {
  return {
    Identifier: id,
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: next, Errors: fault(next) },
  };
}

export function asks(id: string, digits: number, next: string): Action {
  return {
    Identifier: id,
    Type: 'GetParticipantInput',
    Parameters: {
      Text: 'Please press.',
      StoreInput: 'True',
      InputTimeLimitSeconds: '5',
      InputValidation: { CustomValidation: { MaximumLength: String(digits) } },
    },
    Transitions: { NextAction: next, Errors: fault('Hang up') },
  };
}

export function invokes(name: string, parameters: object, next: string): Action {
  return {
    Identifier: `Invoke ${name}`,
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: functionArn(name),
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: parameters,
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: { NextAction: next, Errors: fault('Say that it failed') },
  };
}

export function compares(
  id: string,
  value: string,
  cases: Record<string, string>,
  otherwise: string,
): Action {
  return {
    Identifier: id,
    Type: 'Compare',
    Parameters: { ComparisonValue: value },
    Transitions: {
      NextAction: otherwise,
      Conditions: conditions(cases),
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: otherwise }],
    },
  };
}

export function loops(id: string, times: number, next: string, afterwards: string): Action {
  return {
    Identifier: id,
    Type: 'Loop',
    Parameters: { LoopCount: String(times) },
    Transitions: {
      NextAction: afterwards,
      Conditions: conditions({ ContinueLooping: next, DoneLooping: afterwards }),
    },
  };
}

export function transfers(id: string, phone: string): Action {
  return {
    Identifier: id,
    Type: 'TransferParticipantToThirdParty',
    Parameters: { ThirdPartyPhoneNumber: phone, ContinueFlowExecution: 'True' },
    Transitions: { NextAction: 'Hang up', Errors: fault('Say that it failed') },
  };
}

/** The flow `pin-line` on its number, with no function beside it. */
export function aPinLine(flow: { actions: readonly Action[]; properties?: object }): Sketch {
  const [first] = flow.actions;
  const content = {
    Version: '2019-10-30',
    StartAction: first?.Identifier,
    Metadata: {},
    Actions: flow.actions,
  };
  return {
    type: 'AWS::Connect::ContactFlow',
    name: FLOW_ID,
    arn: `${INSTANCE_ARN}/contact-flow/${FLOW_ID}`,
    properties: {
      InstanceArn: INSTANCE_ARN,
      Name: FLOW_ID,
      Type: 'CONTACT_FLOW',
      Content: JSON.stringify(content),
      Tags: [{ Key: 'number', Value: PIN_LINE }],
      ...flow.properties,
    },
  };
}

/** What lets the flows of the instance invoke a function. */
export function invited(name: string): Sketch[] {
  const association = {
    InstanceId: INSTANCE_ARN,
    IntegrationType: 'LAMBDA_FUNCTION',
    IntegrationArn: functionArn(name),
  };
  const invitation = {
    FunctionName: functionArn(name),
    Principal: 'connect.amazonaws.com',
    SourceArn: INSTANCE_ARN,
    SourceAccount: '000000000000',
  };
  return [
    { type: 'AWS::Connect::IntegrationAssociation', name: `${name}-association`, properties: association },
    { type: 'AWS::Lambda::Permission', name: `${name}-invitation`, properties: invitation },
  ];
}

function conditions(cases: Record<string, string>) {
  return Object.entries(cases).map(([operand, NextAction]) => ({
    NextAction,
    Condition: { Operator: 'Equals', Operands: [operand] },
  }));
}

function fault(to: string) {
  return [{ ErrorType: 'NoMatchingError', NextAction: to }];
}
