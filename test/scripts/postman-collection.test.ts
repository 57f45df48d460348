// The collection for API clients: each route of the document once, with nothing that is not filled in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { routes } from '../../lambdas/routes.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'api', 'postman-collection.json');
const text = readFileSync(path, 'utf8');
const request = z.object({
  method: z.string(),
  url: z.object({ path: z.array(z.string()), variable: z.array(z.object({ key: z.string() })).default([]) }),
  body: z.object({ raw: z.string() }).optional(),
});
const { item, variable } = z
  .object({
    variable: z.array(z.object({ key: z.string(), value: z.string() })),
    item: z.array(z.object({ name: z.string(), item: z.array(z.object({ request })) })),
  })
  .parse(JSON.parse(text));
const requests = item.slice(1).flatMap((folder) => folder.item.map((each) => each.request));

test('each route is in it once', () => {
  const named = requests.map(({ method, url }) => `${method} /${url.path.join('/')}`);
  const described = routes.map((route) => `${route.method} ${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
  expect(named.toSorted()).toEqual(described.toSorted());
});

test('each variable that a request uses is declared, and all but tokens have a value', () => {
  const used = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
  expect([...used].toSorted()).toEqual(variable.map(({ key }) => key).toSorted());
  const empty = variable.filter(({ value }) => value === '').map(({ key }) => key);
  expect(empty).toEqual(['sourceToken', 'adminToken', 'agentToken']);
});

test('a path’s parameters are filled in, and bodies are JSON', () => {
  for (const { url, body } of requests) {
    const inPath = url.path.filter((part) => part.startsWith(':')).map((part) => part.slice(1));
    expect(url.variable.map(({ key }) => key)).toEqual(inPath);
    if (body !== undefined) expect(typeof JSON.parse(body.raw)).toBe('object');
  }
});
