// A request that no route takes: a wrong path, or a wrong method of a path that there is.
import { describe, expect, test } from '@jest/globals';
import { refuseUnknownRoute } from '../../../lambdas/platform/http/unknown-route.ts';

const described = { '/me': { get: {}, patch: {} }, '/referrals/{referralId}': { get: {} } };

describe('a request that no route takes', () => {
  test('has a wrong path, and is told where all are listed', () => {
    for (const path of ['/nowhere', '/me/too', '/referrals/', '/']) {
      const answer = refuseUnknownRoute(described, path);
      expect(answer).toMatchObject({ statusCode: 404, body: expect.stringContaining('/openapi.json') });
      expect(answer.headers).not.toHaveProperty('allow');
    }
  });

  test('DE-5 was one of an earlier release, and is told what takes its place, not that nothing is there', () => {
    const answer = refuseUnknownRoute(described, '/me/changes');
    expect(answer).toMatchObject({ statusCode: 410, body: expect.stringContaining('Reload') });
    expect(answer.body).toContain('"code":"route-retired"');
  });

  test('has a wrong method, and is told which ones its path takes', () => {
    expect(refuseUnknownRoute(described, '/me')).toMatchObject({
      statusCode: 405,
      headers: { allow: 'GET, PATCH', 'content-type': 'application/problem+json' },
      body: expect.stringContaining('This path takes GET, PATCH.'),
    });
    expect(refuseUnknownRoute(described, '/referrals/ref_1')).toMatchObject({ headers: { allow: 'GET' } });
  });
});
