// How schemas read in the OpenAPI document: without what zod adds for machines, and with what it does not say.
import * as z from 'zod';
import type { ZodOpenApiOverride } from 'zod-openapi';
import { blankPattern, visiblePattern } from '../../lambdas/platform/text.ts';

/** What a form's field that may be left out takes besides its own values (`parseForm`). */
export const nothing = {
  description: 'As if the field were left out.',
  anyOf: [{ type: 'null' as const }, { type: 'string' as const, pattern: blankPattern }],
};

export const readable: ZodOpenApiOverride = ({ jsonSchema, zodSchema, io }) => {
  // The format says it; zod's pattern for a time has 300 letters.
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
  // Longer spellings of a number are understood, but E.164 is what is promised.
  if (jsonSchema.format === 'e164') delete jsonSchema.maxLength;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // Answers may get new members; callers ignore what they do not know.
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  // Space around a text is taken off before it is measured.
  if (isTrimmed(zodSchema) && jsonSchema.minLength === 1) jsonSchema.pattern ??= visiblePattern;
  if (io === 'input' && isNamed(zodSchema)) sayWhatIsOptional(jsonSchema);
};

/** The fields of a body that may be left out may also be empty. */
function sayWhatIsOptional({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): void {
  for (const [name, property] of Object.entries(properties)) {
    if (typeof property === 'boolean' || required.includes(name)) continue;
    properties[name] = { anyOf: [property, { $ref: '#/components/schemas/Nothing' }] };
  }
}

/** Bodies and their parts have names; what zod-openapi wraps around them has none. */
function isNamed(schema: Parameters<ZodOpenApiOverride>[0]['zodSchema']): boolean {
  return z.globalRegistry.get(schema)?.id !== undefined;
}

function isTrimmed(schema: Parameters<ZodOpenApiOverride>[0]['zodSchema']): boolean {
  const { def } = schema._zod;
  return def.type === 'string' && def.checks?.some(({ _zod }) => _zod.def.check === 'overwrite') === true;
}
