// The generated part of the client package: the types of every route, and the codes of problems.
import openapiTS from 'openapi-typescript';
import * as z from 'zod';

const described = z.object({
  components: z.object({
    schemas: z.object({
      Problem: z.object({
        properties: z.object({ code: z.object({ 'x-extensible-enum': z.array(z.string()) }) }),
      }),
    }),
  }),
});

/** Its files by their path, from the OpenAPI document's text. */
export async function clientTypes(text: string): Promise<Record<string, string>> {
  const { code } = described.parse(JSON.parse(text)).components.schemas.Problem.properties;
  const codes = code['x-extensible-enum'].map((each) => `\n  | '${each}'`).join('');
  return {
    'client/src/schema.ts': await openapiTS(JSON.parse(text)),
    'client/src/problem-code.ts': `// Made by \`npm run describe\`: the codes of the API's problems.\nexport type ProblemCode =${codes};\n`,
  };
}
