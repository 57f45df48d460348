// The rules of the Amazon Connect Flow language for the actions that Dibs may use, as AWS documents them.
import * as z from 'zod';

/** No character that Connect refuses in an identifier. */
const identifier = z
  .string()
  .min(1)
  .max(50)
  .regex(/^[^%:(\\/)=$,;[\]{}]+$/);
const seconds = (atMost: number) =>
  z.string().refine((text) => /^[1-9]\d*$/.test(text) && Number(text) <= atMost, `1 to ${atMost}, as text`);
const condition = z.strictObject({
  NextAction: identifier,
  Condition: z.strictObject({ Operator: z.literal('Equals'), Operands: z.tuple([z.string().min(1)]) }),
});

/** Where an action goes on; each error that it may end with has to lead somewhere, and no other may. */
function transitions(errors: readonly string[]) {
  return z.strictObject({
    NextAction: identifier,
    Errors: z
      .array(z.strictObject({ ErrorType: z.string(), NextAction: identifier }))
      .refine(
        (found) =>
          sameMembers(
            found.map(({ ErrorType }) => ErrorType),
            errors,
          ),
        errors.join(),
      )
      .default([]),
  });
}

const sameMembers = (some: readonly string[], others: readonly string[]) =>
  some.toSorted().join() === others.toSorted().join();

function action<Type extends string, Parameters extends z.ZodType, Transitions extends z.ZodType>(
  type: Type,
  parameters: Parameters,
  goesOn: Transitions,
) {
  return z.strictObject({
    Identifier: identifier,
    Type: z.literal(type),
    Parameters: parameters,
    Transitions: goesOn,
  });
}

const anyError = transitions(['NoMatchingError']);

const actions = z.discriminatedUnion('Type', [
  action(
    'UpdateFlowLoggingBehavior',
    z.strictObject({ FlowLoggingBehavior: z.enum(['Enabled', 'Disabled']) }),
    z.strictObject({ NextAction: identifier }),
  ),
  action(
    'UpdateContactTextToSpeechVoice',
    z.strictObject({ TextToSpeechVoice: z.enum(['Joanna', 'Lupe', 'Chantal']) }),
    anyError,
  ),
  action('MessageParticipant', z.strictObject({ Text: z.string().min(1) }), anyError),
  action(
    'GetParticipantInput',
    z.strictObject({
      Text: z.string().min(1),
      // Stored, it has no conditions, and whoever keys in nothing has the input `Timeout`.
      StoreInput: z.literal('True'),
      InputTimeLimitSeconds: seconds(180),
      InputValidation: z.strictObject({ CustomValidation: z.strictObject({ MaximumLength: seconds(20) }) }),
      DTMFConfiguration: z.strictObject({
        DisableCancelKey: z.enum(['True', 'False']),
        InterdigitTimeLimitSeconds: seconds(20),
      }),
    }),
    anyError,
  ),
  action(
    'InvokeLambdaFunction',
    z.strictObject({
      LambdaFunctionARN: z.string().min(1),
      InvocationTimeLimitSeconds: seconds(8),
      LambdaInvocationAttributes: z.record(z.string(), z.string()),
      ResponseValidation: z.strictObject({ ResponseType: z.enum(['STRING_MAP', 'JSON']) }),
    }),
    anyError,
  ),
  action(
    'Compare',
    z.strictObject({ ComparisonValue: z.string().regex(/^\$\.[\w.]+$/) }),
    transitions(['NoMatchingCondition']).extend({ Conditions: z.array(condition).min(1) }),
  ),
  action(
    'Loop',
    z.strictObject({ LoopCount: seconds(100) }),
    z.strictObject({
      NextAction: identifier,
      Conditions: z.array(condition).refine(
        (found) =>
          sameMembers(
            found.map(({ Condition }) => Condition.Operands[0]),
            ['ContinueLooping', 'DoneLooping'],
          ),
        'both ways of a loop',
      ),
    }),
  ),
  action(
    'TransferParticipantToThirdParty',
    z.strictObject({
      ThirdPartyPhoneNumber: z.string().regex(/^(\$\.[\w.]+|\+[1-9]\d{6,14})$/),
      ThirdPartyConnectionTimeLimitSeconds: seconds(600),
      ContinueFlowExecution: z.literal('True'),
      CallerId: z.strictObject({ Number: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
    }),
    transitions(['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError']),
  ),
  action('DisconnectParticipant', z.strictObject({}), z.strictObject({})),
]);

const position = z.strictObject({ x: z.number(), y: z.number() });

export const contactFlow = z.strictObject({
  Version: z.literal('2019-10-30'),
  StartAction: identifier,
  Metadata: z.strictObject({
    entryPointPosition: position,
    ActionMetadata: z.record(identifier, z.strictObject({ position, isFriendlyName: z.literal(true) })),
  }),
  Actions: z.array(actions).min(1).max(250),
});

export type FlowAction = z.output<typeof actions>;

/** All actions that may follow. */
export function reactionsOf({ Transitions }: FlowAction): string[] {
  if (!('NextAction' in Transitions)) return [];
  return [
    Transitions.NextAction,
    ...('Errors' in Transitions ? Transitions.Errors : []).map(({ NextAction }) => NextAction),
    ...('Conditions' in Transitions ? Transitions.Conditions : []).map(({ NextAction }) => NextAction),
  ];
}
