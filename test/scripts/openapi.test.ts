// The OpenAPI document: what integrators and generators of clients can rely on.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { apiSections } from '../../lambdas/platform/http/api-sections.ts';
import { keyOf } from '../../lambdas/platform/http/route.ts';
import { type AnyRoute, routes, routesByCapability } from '../../lambdas/routes.ts';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import { exampleOf } from '../../scripts/openapi/examples.ts';
import { bodyOf } from '../../scripts/openapi/operation.ts';

const text = JSON.stringify(openApiDocument());
const operationSchema = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.unknown()),
});
const document = z
  .looseObject({
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(text));
const named: [string, AnyRoute][] = routes.map((route) => [keyOf(route), route]);
const operationOf = ({ path, method }: AnyRoute) => document.paths[path]?.[method.toLowerCase()];

describe('a route', () => {
  test('has the id of its operation as its name, and no two are alike', () => {
    for (const declared of Object.values(routesByCapability)) {
      for (const [name, { operationId }] of Object.entries(declared)) expect(operationId).toBe(name);
    }
    expect(new Set(routes.map(keyOf)).size).toBe(routes.length);
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  test.each(named)('%s is in the document, in a section that is described', (_, route) => {
    expect(operationOf(route)).toMatchObject({ operationId: route.operationId, tags: [route.section] });
    expect(document.tags.map(({ name }) => name)).toEqual(Object.keys(apiSections));
  });

  test.each(named)('%s names whose token and which scope opens it', (_, route) => {
    const ways = operationOf(route)?.security.map((way) => way.machine?.join() ?? Object.keys(way).join());
    const expected = {
      agent: ['agent'],
      source: ['dibs/referrals', 'sourceOperator'],
      admin: ['dibs/admin', 'administrator'],
    };
    expect(ways).toEqual(route.roles.flatMap((role) => expected[role]));
  });

  test.each(named)('%s has examples that it would take and answer', (_, route) => {
    const body = bodyOf(route);
    if (body !== undefined) expect(body.safeParse(exampleOf(body, 'input')).success).toBe(true);
    if (route.answer === undefined) expect(route.rawAnswers).toBeDefined();
    else {
      const example = route.answerExample ?? exampleOf(route.answer, 'output');
      expect(route.answer.safeParse(example).error).toBeUndefined();
    }
  });
});

describe('the document', () => {
  test('leads nowhere in vain', () => {
    const components = z.record(z.string(), z.record(z.string(), z.unknown())).parse(document.components);
    for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      expect([kind, name, components[kind]?.[name]]).toEqual([kind, name, expect.anything()]);
    }
  });

  test('names every object of its answers and bodies, so that generators share them', () => {
    const inline = [...text.matchAll(/"schema":\{"type":"object"/g)];
    expect(inline).toEqual([]);
    expect(Object.keys(document.components.schemas).length).toBeLessThan(330);
  });

  test('holds no number or address of real life', () => {
    for (const [number] of text.matchAll(/\+1\d{10}/g)) expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
    for (const [, domain] of text.matchAll(/[\w.-]+@([\w-]+(?:\.[\w-]+)*)/g))
      expect(domain).toMatch(/example(\.com)?$/);
  });

  test('closes no schema, so that answers may get new members, but for what a correction can’t change, and an import, which a misspelled `dryRun` would make one', () => {
    const closed = Object.entries(document.components.schemas).filter(
      ([, schema]) => z.object({ additionalProperties: z.literal(false) }).safeParse(schema).success,
    );
    const corrections = ['ReferralCorrection', 'AreaCorrection', 'ClientCorrection', 'ConsentImport'];
    expect(closed.map(([name]) => name).toSorted()).toEqual(corrections.toSorted());
    expect(text.match(/"additionalProperties":false/g)).toHaveLength(corrections.length);
  });

  test('says of a time that it is one, and spells no pattern of it', () => {
    expect(text).toContain('"format":"date-time"');
    const patterns = [...text.matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(([, pattern = '']) => pattern);
    expect(Math.max(...patterns.map(({ length }) => length))).toBeLessThan(160);
  });

  test('describes CSV and vCard where they are answered', () => {
    const answers = (path: string) => document.paths[path]?.get?.responses['200'];
    expect(answers('/numbers/{e164}/consent')).toMatchObject({
      content: { 'application/json': {}, 'text/csv': {} },
    });
    expect(answers('/contact-card')).toMatchObject({ content: { 'text/vcard': {} } });
  });
});
