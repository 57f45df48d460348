// Ids: random ones never meet, derived ones always do.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { referralParameters } from '../../lambdas/claiming/referral.ts';
import { derivedId, fingerprint, newId } from '../../lambdas/platform/ids.ts';

const parts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 4 });

describe('ids', () => {
  test('new ids are prefixed, fit into a path and never meet', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('ref'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 100)) expect(id).toMatch(/^ref_[\w-]{20}$/);
    expect(referralParameters.safeParse({ referralId: newId('ref') }).success).toBe(true);
  });

  test('CL-1 the same parts give the same id, other parts or another prefix another', () => {
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        expect(derivedId('out', ...some)).toBe(derivedId('out', ...some));
        expect(derivedId('out', ...some)).not.toBe(derivedId('evt', ...some));
        const areSame = JSON.stringify(some) === JSON.stringify(others);
        expect(derivedId('out', ...some) === derivedId('out', ...others)).toBe(areSame);
      }),
    );
  });

  test('parts can’t run into each other', () => {
    expect(derivedId('out', 'a', 'bc')).not.toBe(derivedId('out', 'ab', 'c'));
    expect(derivedId('out', 'a,b')).not.toBe(derivedId('out', 'a', 'b'));
  });

  test('CL-1 a fingerprint tells requests apart and says nothing of them', () => {
    const request = { client: { phone: '+12025550188' } };
    expect(fingerprint(request)).toBe(fingerprint({ client: { phone: '+12025550188' } }));
    expect(fingerprint(request)).not.toBe(fingerprint({ client: { phone: '+12025550189' } }));
    expect(fingerprint(request)).toMatch(/^[\w-]{43}$/);
  });
});
