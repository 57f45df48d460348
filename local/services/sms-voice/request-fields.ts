// What the requests for texts and calls have in common, and the service's refusals in its own shapes.
import * as z from 'zod';
import { AwsError, type AwsInput } from '../../aws/service.ts';

export const requestFields = {
  DestinationPhoneNumber: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format'),
  OriginationIdentity: z.string().min(1),
  ConfigurationSetName: z.string().optional(),
  TimeToLive: z.int().min(5).max(259_200).optional(),
  Context: z
    .record(z.string().regex(/^\S{1,100}$/), z.string().regex(/^\S{1,800}$/))
    .refine((context) => Object.keys(context).length <= 5, 'at most 5 pairs')
    .default({}),
  DryRun: z.boolean().default(false),
};

export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: AwsInput): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({
    Name: String(issue.path[0] ?? ''),
    Message: issue.message,
  }));
  throw validationError('FIELD_VALIDATION_FAILED', fields);
}

/** Only the sender, for the permission check: what else is wrong is told to who may send. */
export function originationIdentityOf(input: AwsInput): string {
  return z.object({ OriginationIdentity: z.string().catch('') }).parse(input).OriginationIdentity;
}

export function notFound(type: 'phone-number' | 'configuration-set', id: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Resource not found: Resource ID [${id}]`, {
    fields: { ResourceType: type, ResourceId: id },
  });
}

export function conflict(reason: string, message: string): AwsError {
  return new AwsError('ConflictException', `Conflict Occurred - Reason="${reason}" ${message}`, {
    fields: { Reason: reason },
  });
}

export function quotaExceeded(reason: string): AwsError {
  return new AwsError('ServiceQuotaExceededException', `Service Quota Exceeded - Reason="${reason}"`, {
    fields: { Reason: reason },
  });
}

export function tooSoon(): AwsError {
  return new AwsError('ThrottlingException', 'Rate exceeded');
}

function validationError(reason: string, fields: readonly { Name: string; Message: string }[]): AwsError {
  const named = fields.map(({ Name, Message }) => `${Name}: ${Message}`).join('; ');
  return new AwsError('ValidationException', `Validation Exception - Reason="${reason}" ${named}`, {
    fields: { Reason: reason, Fields: fields },
  });
}
