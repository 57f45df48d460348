// The API as a collection of Postman (format 2.1, which Bruno, Insomnia and Hoppscotch import too), from the OpenAPI document.
import * as z from 'zod';

const schema = z.object({ $ref: z.string().optional(), examples: z.array(z.unknown()).optional() });
const parameter = z.object({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  description: z.string().optional(),
  schema,
});
const operation = z.object({
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ example: z.unknown() }) }) })
    .optional(),
});
const described = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});
type Described = z.infer<typeof described>;
type Operation = z.infer<typeof operation>;
type Parameter = z.infer<typeof parameter>;

/** Each caller's variable, and what signs them in at the local cloud. */
const callers = {
  sourceToken: { name: 'the source', login: { client: 'source' } },
  adminToken: { name: 'an administrator', login: { client: 'admin' } },
  agentToken: { name: 'an agent', login: { agentId: 'agt_01' } },
} as const;
type Caller = keyof typeof callers;

/** What a creation answers with is what the next requests are about. */
const keepIds = [
  'if (pm.response.code === 201) {',
  '  for (const [name, value] of Object.entries(pm.response.json()))',
  '    if (pm.collectionVariables.has(name)) pm.collectionVariables.set(name, value);',
  '}',
];

export function postmanCollection(text: string) {
  const document = described.parse(JSON.parse(text));
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ path, method: method.toUpperCase(), ...each })),
  );
  return {
    info: {
      name: document.info.title,
      description: `${document.info.description}\n\nFor the local cloud (\`npm start\`): run the folder “Sign in” first, and again after a day. For a deployed stage set \`baseUrl\`, and the tokens as variables.`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: variablesOf(document, all),
    event: [testEvent(keepIds)],
    item: [
      {
        name: 'Sign in (local cloud)',
        description: 'Keeps a token of each caller. A deployed stage has none of these routes.',
        item: Object.entries(callers).map(([variable, caller]) => signIn(variable, caller)),
      },
      ...document.tags.map(({ name, description }) => ({
        name,
        description,
        item: all.filter(({ tags }) => tags[0] === name).map((each) => requestOf(each, document)),
      })),
    ],
  };
}

function variablesOf(document: Described, all: readonly Operation[]) {
  const inPaths = all.flatMap(({ parameters }) => parameters).filter((each) => each.in === 'path');
  const ids = new Map(inPaths.map((each) => [each.name, exampleOf(each, document)]));
  return [
    { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
    ...Object.keys(callers).map((key) => ({ key, value: '' })),
    ...[...ids].map(([key, value]) => ({ key, value })),
  ];
}

function signIn(variable: string, { name, login }: (typeof callers)[Caller]) {
  const keep = `pm.collectionVariables.set('${variable}', pm.response.json().token);`;
  return {
    name: `Sign in as ${name}`,
    event: [testEvent([keep])],
    request: {
      method: 'POST',
      auth: { type: 'noauth' },
      url: { raw: '{{baseUrl}}/_local/login', host: ['{{baseUrl}}'], path: ['_local', 'login'] },
      header: [],
      body: json(login),
    },
  };
}

function requestOf(
  {
    path,
    method,
    summary,
    description,
    parameters,
    requestBody,
    security,
  }: Operation & { path: string; method: string },
  document: Described,
) {
  const parts = path
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .split('/');
  const of = (place: Parameter['in']) => parameters.filter((each) => each.in === place);
  const optional = (each: Parameter) => ({
    key: each.name,
    value: exampleOf(each, document),
    ...(each.description !== undefined && { description: each.description }),
  });
  return {
    name: summary,
    request: {
      method,
      ...(description !== undefined && { description }),
      auth: {
        type: 'bearer',
        bearer: [{ key: 'token', value: `{{${callerOf(security)}}}`, type: 'string' }],
      },
      url: {
        raw: `{{baseUrl}}/${parts.join('/')}`,
        host: ['{{baseUrl}}'],
        path: parts,
        query: of('query').map((each) => ({ ...optional(each), disabled: true })),
        variable: of('path').map(({ name }) => ({ key: name, value: `{{${name}}}` })),
      },
      header: of('header').map((each) =>
        each.name === 'idempotency-key'
          ? { ...optional(each), value: '{{$guid}}' }
          : { ...optional(each), disabled: true },
      ),
      ...(requestBody && { body: json(requestBody.content['application/json'].example) }),
    },
  };
}

/** Of those who may call it, the first. */
function callerOf([first = {}]: Operation['security']): Caller {
  if ('agent' in first) return 'agentToken';
  return first.machine?.includes('dibs/referrals') ? 'sourceToken' : 'adminToken';
}

function exampleOf({ schema: own }: Parameter, { components }: Described): string {
  const shared = own.$ref === undefined ? own : components.schemas[own.$ref.replace(/^.*\//, '')];
  const [example = ''] = own.examples ?? shared?.examples ?? [];
  return String(example);
}

function json(body: unknown) {
  return { mode: 'raw', raw: JSON.stringify(body, null, 2), options: { raw: { language: 'json' } } };
}

function testEvent(exec: readonly string[]) {
  return { listen: 'test', script: { type: 'text/javascript', exec } };
}
