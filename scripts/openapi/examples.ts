// Examples of requests and answers, put together from those of their parts.
import * as z from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** An example of `schema`. Throws where a required part has none. */
export function exampleOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const root = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const example = read(root, root.$defs ?? {});
  if (example === undefined) throw new Error(`No example: ${JSON.stringify(root)}`);
  return example;
}

function read(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): unknown {
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  const named = schema.$ref === undefined ? undefined : defs[schema.$ref.replace('#/$defs/', '')];
  if (named !== undefined) return read(named, defs);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return readItems(schema, defs);
  if (schema.properties !== undefined) return readProperties(schema, schema.properties, defs);
  const [alternative] = schema.oneOf ?? schema.anyOf ?? [];
  if (typeof alternative === 'object') return read(alternative, defs);
  return undefined;
}

function readItems({ items }: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): unknown[] {
  const item = typeof items === 'object' && !Array.isArray(items) ? read(items, defs) : undefined;
  return item === undefined ? [] : [item];
}

function readProperties(
  { required = [] }: JsonSchema,
  properties: Readonly<Record<string, z.core.JSONSchema._JSONSchema>>,
  defs: Readonly<Record<string, JsonSchema>>,
) {
  const examples = Object.entries(properties).map(([name, schema]) => {
    // The API takes one or the other.
    if (typeof schema === 'object' && String(schema['x-instead-of']) in properties) return [name, undefined];
    const example = typeof schema === 'object' ? read(schema, defs) : undefined;
    if (example === undefined && required.includes(name)) throw new Error(`No example of "${name}".`);
    return [name, example];
  });
  return Object.fromEntries(examples.filter(([, example]) => example !== undefined));
}
