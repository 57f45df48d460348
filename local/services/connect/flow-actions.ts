// The actions of the contact flow language that the local cloud runs, as Connect takes them.
import * as z from 'zod';

/** The flow language writes numbers and booleans as strings. */
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const isTrue = z.enum(['True', 'False']).transform((text) => text === 'True');

const condition = z.strictObject({
  NextAction: z.string(),
  Condition: z.strictObject({ Operator: z.literal('Equals'), Operands: z.array(z.string()).length(1) }),
});
const transitions = z.strictObject({
  NextAction: z.string().optional(),
  Conditions: z.array(condition).default([]),
  Errors: z.array(z.strictObject({ NextAction: z.string(), ErrorType: z.string() })).default([]),
});

function action<Type extends string, Parameters extends z.ZodType>(
  Type: Type,
  Parameters: Parameters,
  must: { errors?: readonly string[]; conditions?: readonly string[] } = {},
) {
  return z.strictObject({
    Type: z.literal(Type),
    // The characters and the length that Connect takes.
    Identifier: z.string().regex(/^[^%:(\\/)=$,;[\]{}]{1,50}$/),
    Parameters,
    Transitions: transitions.prefault({}).superRefine(({ Errors, Conditions }, context) => {
      for (const error of must.errors ?? []) {
        if (!Errors.some((each) => each.ErrorType === error)) context.addIssue(`${error} leads nowhere`);
      }
      for (const result of must.conditions ?? []) {
        const leads = Conditions.some((each) => each.Condition.Operands.includes(result));
        if (!leads) context.addIssue(`${result} leads nowhere`);
      }
    }),
  });
}

/** The steps that the local cloud runs, with the branches that Connect insists on. */
export const flowAction = z.discriminatedUnion('Type', [
  action(
    'UpdateFlowLoggingBehavior',
    z.strictObject({ FlowLoggingBehavior: z.enum(['Enabled', 'Disabled']) }),
  ),
  action(
    'UpdateContactTextToSpeechVoice',
    z.strictObject({
      TextToSpeechVoice: z.string(),
      TextToSpeechEngine: z.string().optional(),
      TextToSpeechStyle: z.string().optional(),
    }),
    { errors: ['NoMatchingError'] },
  ),
  action('MessageParticipant', z.strictObject({ Text: z.string().min(1) })),
  action(
    'GetParticipantInput',
    z.strictObject({
      Text: z.string().min(1),
      StoreInput: isTrue.refine((stores) => stores, 'only stored input is run by the local cloud'),
      InputTimeLimitSeconds: count(1, 180),
      InputValidation: z.strictObject({
        CustomValidation: z.strictObject({ MaximumLength: count(1, 20) }),
      }),
      DTMFConfiguration: z
        .strictObject({
          InputTerminationSequence: z.literal('#').optional(),
          DisableCancelKey: isTrue.optional(),
          InterdigitTimeLimitSeconds: count(1, 20).optional(),
        })
        .optional(),
    }),
    { errors: ['NoMatchingError'] },
  ),
  action(
    'InvokeLambdaFunction',
    z.strictObject({
      LambdaFunctionARN: z.string().startsWith('arn:'),
      InvocationTimeLimitSeconds: count(1, 8),
      InvocationType: z.literal('SYNCHRONOUS').optional(),
      LambdaInvocationAttributes: z.record(z.string(), z.string()).default({}),
      ResponseValidation: z.strictObject({ ResponseType: z.literal('STRING_MAP') }).optional(),
    }),
    { errors: ['NoMatchingError'] },
  ),
  action('Compare', z.strictObject({ ComparisonValue: z.string().startsWith('$.') }), {
    errors: ['NoMatchingCondition'],
  }),
  action('Loop', z.strictObject({ LoopCount: count(0, 100) }), {
    conditions: ['ContinueLooping', 'DoneLooping'],
  }),
  action(
    'TransferParticipantToThirdParty',
    z.strictObject({
      ThirdPartyPhoneNumber: z.string(),
      ThirdPartyConnectionTimeLimitSeconds: count(0, 600).optional(),
      ContinueFlowExecution: isTrue.default(true),
      CallerId: z.strictObject({ Name: z.string().optional(), Number: z.string().optional() }).optional(),
    }),
    { errors: ['NoMatchingError'] },
  ),
  action('DisconnectParticipant', z.strictObject({}).prefault({})),
]);
export type FlowAction = z.infer<typeof flowAction>;
