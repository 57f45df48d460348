// Problem documents: RFC 9457 with a stable code.
import { describe, expect, test } from '@jest/globals';
import {
  notFound,
  Problem,
  problemResponse,
  problemSchema,
  statusOf,
} from '../../../lambdas/platform/http/problem.ts';

describe('problem', () => {
  test('a problem is answered as RFC 9457 wants it', () => {
    const { statusCode, headers, body } = problemResponse(
      new Problem('already-claimed', 'A teammate was first.'),
    );
    expect(statusCode).toBe(409);
    expect(headers).toEqual({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    expect(problemSchema.strict().parse(JSON.parse(body))).toEqual({
      type: 'urn:dibs:problem:already-claimed',
      title: 'This referral has already been claimed',
      status: 409,
      code: 'already-claimed',
      detail: 'A teammate was first.',
    });
  });

  test('faults stand in the document when there are any', () => {
    const faults = [{ path: '/members/3', detail: 'lacks a phone (RT-1)' }];
    const { body } = problemResponse(new Problem('lead-routing-invalid', 'Nothing was saved.', faults));
    expect(JSON.parse(body)).toMatchObject({ status: 422, errors: faults });
  });

  test('what passes by itself says when', () => {
    const { headers } = problemResponse(new Problem('asked-too-often', 'Try again tomorrow.', [], 3600));
    expect(headers).toMatchObject({ 'retry-after': '3600' });
  });

  test('what is not there and what is not yours read the same', () => {
    expect(problemResponse(notFound())).toEqual(problemResponse(notFound()));
    expect(statusOf('not-found')).toBe(404);
    expect(JSON.parse(problemResponse(notFound()).body)).not.toHaveProperty('errors');
  });
});
