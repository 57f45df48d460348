// The steps of contact flows: what each does, where it goes on, and where when it fails.
import type { Condition, FlowAction } from './flow-language.ts';

/** From here on nothing is logged, in this flow and in those that the contact enters later. */
export function logNothing(id: string, next: string): FlowAction {
  return {
    Identifier: id,
    Type: 'UpdateFlowLoggingBehavior',
    Parameters: { FlowLoggingBehavior: 'Disabled' },
    Transitions: { NextAction: next },
  };
}

/** Speaks. What can't be spoken is passed over: the call matters more. */
export function say(id: string, text: string, next: string): FlowAction {
  return {
    Identifier: id,
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: next }] },
  };
}

/** Speaks until a key is pressed and keeps what was keyed in as `$.StoredCustomerInput`: `Timeout` when nothing was. */
export function askForDigits(
  id: string,
  { text, digits, waitSeconds }: { text: string; digits: number; waitSeconds: number },
  { next, onFault }: { next: string; onFault: string },
): FlowAction {
  return {
    Identifier: id,
    Type: 'GetParticipantInput',
    Parameters: {
      Text: text,
      StoreInput: 'True',
      InputTimeLimitSeconds: String(waitSeconds),
      InputValidation: { CustomValidation: { MaximumLength: String(digits) } },
      DTMFConfiguration: { DisableCancelKey: 'True', InterdigitTimeLimitSeconds: '5' },
    },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: onFault }] },
  };
}

/** Invokes a function, which has as long as Connect gives it; its answer is `$.External`. */
export function invoke(
  id: string,
  { arn, parameters }: { arn: string; parameters: Readonly<Record<string, string>> },
  { next, onFault }: { next: string; onFault: string },
): FlowAction {
  return {
    Identifier: id,
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: arn,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: parameters,
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: onFault }] },
  };
}

/** Goes on by what `value` is. */
export function choose(
  id: string,
  value: string,
  { cases, otherwise }: { cases: Readonly<Record<string, string>>; otherwise: string },
): FlowAction {
  return {
    Identifier: id,
    Type: 'Compare',
    Parameters: { ComparisonValue: value },
    Transitions: {
      NextAction: otherwise,
      Conditions: Object.entries(cases).map(([operand, next]) => equals(operand, next)),
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: otherwise }],
    },
  };
}

/** Goes on to `next` the first `times` times that it is reached, then to `afterwards`. */
export function upTo(
  id: string,
  times: number,
  { next, afterwards }: { next: string; afterwards: string },
): FlowAction {
  return {
    Identifier: id,
    Type: 'Loop',
    Parameters: { LoopCount: String(times) },
    Transitions: {
      NextAction: afterwards,
      Conditions: [equals('ContinueLooping', next), equals('DoneLooping', afterwards)],
    },
  };
}

/** Rings another phone and connects the caller with it. That phone is shown `callerId`, never the caller's own number. */
export function connectTo(
  id: string,
  { number, callerId }: { number: string; callerId: string },
  { afterwards, onFault }: { afterwards: string; onFault: string },
): FlowAction {
  const errors = ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'] as const;
  return {
    Identifier: id,
    Type: 'TransferParticipantToThirdParty',
    Parameters: {
      ThirdPartyPhoneNumber: number,
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'True',
      CallerId: { Number: callerId },
    },
    Transitions: {
      NextAction: afterwards,
      Errors: errors.map((ErrorType) => ({ ErrorType, NextAction: onFault })),
    },
  };
}

export function hangUp(id: string): FlowAction {
  return { Identifier: id, Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
}

function equals(operand: string, next: string): Condition {
  return { NextAction: next, Condition: { Operator: 'Equals', Operands: [operand] } };
}
