// Reads a template resource's properties by a schema and names the resource when the template holds something else.
import * as z from 'zod';
import type { Resource } from './resources.ts';

/** The properties as the schema reads them; throws with the resource's path when the template is not understood. */
export function propertiesOf<Schema extends z.ZodType>(resource: Resource, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${resource.path} (${resource.type}) is not run by the local cloud:\n${z.prettifyError(parsed.error)}`,
  );
}

/** CloudFormation writes numbers and booleans as strings at times. */
export const wholeNumber = z.coerce.number().int().nonnegative();
