// A wrong method is told from a wrong path.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { handler } from '../../../lambdas/platform/handlers/answer-unknown-route.ts';
import { allowedMethods } from '../../../lambdas/platform/http/allowed-methods.ts';

const paths = { '/me': { get: {}, patch: {} }, '/teams/{teamId}': { put: {} }, '/teams/mine': { get: {} } };

describe('the methods of a path', () => {
  test.each([
    ['/me', ['GET', 'PATCH']],
    ['/teams/tm_1', ['PUT']],
    ['/teams/mine', ['GET', 'PUT']],
    ['/teams/', []],
    ['/teams/tm_1/agents', []],
    ['/', []],
  ])('of %s are %j', (path, methods) => {
    expect(allowedMethods(paths, path)).toEqual(methods);
  });
});

const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
async function answer(rawPath: string) {
  const { statusCode, headers, body } = answerSchema.parse(await handler({ rawPath }));
  return { status: statusCode, allow: headers.allow, code: JSON.parse(body).code };
}

describe('a request that no route takes', () => {
  test('to a path of the API is answered 405 with what the path takes', async () => {
    expect(await answer('/me')).toEqual({ status: 405, allow: 'GET, PATCH', code: 'method-not-allowed' });
    expect(await answer('/referrals/ref_1')).toMatchObject({ status: 405, allow: 'GET, PATCH' });
    expect(await answer('/openapi.json')).toMatchObject({ status: 405, allow: 'GET' });
  });

  test('to any other path is answered 404', async () => {
    expect(await answer('/nowhere')).toEqual({ status: 404, allow: undefined, code: 'not-found' });
  });
});
