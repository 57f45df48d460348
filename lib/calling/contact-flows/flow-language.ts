// The part of the Amazon Connect Flow language that Dibs uses: its actions as types, and a flow built from them.

type Errors<T extends string> = readonly { ErrorType: T; NextAction: string }[];
export type Condition = {
  NextAction: string;
  Condition: { Operator: 'Equals'; Operands: readonly [string] };
};

type Step<Type extends string, Parameters, Transitions> = {
  Identifier: string;
  Type: Type;
  Parameters: Parameters;
  Transitions: Transitions;
};

export type FlowAction =
  | Step<'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' }, { NextAction: string }>
  | Step<
      'UpdateContactTextToSpeechVoice',
      { TextToSpeechVoice: string },
      { NextAction: string; Errors: Errors<'NoMatchingError'> }
    >
  | Step<'MessageParticipant', { Text: string }, { NextAction: string; Errors: Errors<'NoMatchingError'> }>
  | Step<
      'GetParticipantInput',
      {
        Text: string;
        StoreInput: 'True';
        InputTimeLimitSeconds: string;
        InputValidation: { CustomValidation: { MaximumLength: string } };
        DTMFConfiguration: { DisableCancelKey: 'True'; InterdigitTimeLimitSeconds: string };
      },
      { NextAction: string; Errors: Errors<'NoMatchingError'> }
    >
  | Step<
      'InvokeLambdaFunction',
      {
        LambdaFunctionARN: string;
        InvocationTimeLimitSeconds: string;
        LambdaInvocationAttributes: Readonly<Record<string, string>>;
        ResponseValidation: { ResponseType: 'STRING_MAP' };
      },
      { NextAction: string; Errors: Errors<'NoMatchingError'> }
    >
  | Step<
      'Compare',
      { ComparisonValue: string },
      { NextAction: string; Conditions: readonly Condition[]; Errors: Errors<'NoMatchingCondition'> }
    >
  | Step<'Loop', { LoopCount: string }, { NextAction: string; Conditions: readonly Condition[] }>
  | Step<
      'TransferParticipantToThirdParty',
      {
        ThirdPartyPhoneNumber: string;
        ThirdPartyConnectionTimeLimitSeconds: string;
        ContinueFlowExecution: 'True';
        CallerId: { Number: string };
      },
      {
        NextAction: string;
        Errors: Errors<'CallFailed' | 'ConnectionTimeLimitExceeded' | 'NoMatchingError'>;
      }
    >
  | Step<'DisconnectParticipant', Record<string, never>, Record<string, never>>;

type Position = { x: number; y: number };

export type FlowContent = {
  Version: '2019-10-30';
  StartAction: string;
  Metadata: {
    entryPointPosition: Position;
    ActionMetadata: Readonly<Record<string, { position: Position; isFriendlyName: true }>>;
  };
  Actions: readonly FlowAction[];
};

/** A flow that starts with its first action. The flow designer shows the steps in rows. */
export function flowOf(actions: readonly [FlowAction, ...FlowAction[]]): FlowContent {
  const metadata = actions.map(({ Identifier }, index) => {
    const position = { x: 200 + (index % 5) * 260, y: 40 + Math.floor(index / 5) * 260 };
    return [Identifier, { position, isFriendlyName: true }] as const;
  });
  return {
    Version: '2019-10-30',
    StartAction: actions[0].Identifier,
    Metadata: { entryPointPosition: { x: 20, y: 40 }, ActionMetadata: Object.fromEntries(metadata) },
    Actions: actions,
  };
}
