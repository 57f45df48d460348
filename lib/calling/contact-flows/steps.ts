// The steps of contact flows: what each does, which step comes next, and which when it fails.
import type { Condition, FlowAction } from './flow-language.ts';

/** Turns off logging in this flow and in those that the contact enters later. */
export function logNothing(id: string, next: string): FlowAction {
  return {
    Identifier: id,
    Type: 'UpdateFlowLoggingBehavior',
    Parameters: { FlowLoggingBehavior: 'Disabled' },
    Transitions: { NextAction: next },
  };
}

/** From here on another voice of Amazon Polly speaks. One that isn't there leaves the voice as it was. */
export function speakAs(id: string, voice: string, next: string): FlowAction {
  return {
    Identifier: id,
    Type: 'UpdateContactTextToSpeechVoice',
    Parameters: { TextToSpeechVoice: voice },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: next }] },
  };
}

/** Speaks. Text that can't be spoken is skipped: the call matters more. */
export function say(id: string, text: string, next: string): FlowAction {
  return {
    Identifier: id,
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: next }] },
  };
}

/** Speaks until a key is pressed and stores the digits as `$.StoredCustomerInput`, which is `Timeout` when there are none. */
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

/** Invokes a function with the longest timeout that Connect allows. Its response is `$.External`. */
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

/** Branches on `value`. */
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

/** Continues with `next` the first `times` times that it is reached, then with `afterwards`. */
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

/** Calls another phone and connects the caller to it. That phone shows `callerId`, never the caller's own number. */
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
