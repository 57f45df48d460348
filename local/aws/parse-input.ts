// Reads the input of a call to a simulated service by its schema, refuses what does not fit as AWS would.
import type * as z from 'zod';
import { AwsError, type AwsInput } from './service.ts';

/** The input as the schema reads it; what does not fit is answered as `code`, naming each fault. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: AwsInput,
  code = 'ValidationException',
): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw new AwsError(code, faults.join('; '));
}
