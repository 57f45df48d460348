// Which program a number of ours texts for.
import { describe, expect, test } from '@jest/globals';
import { useOf } from '../../lambdas/consent/program.ts';
import { brands } from '../support/brands.ts';

describe('a number of ours', () => {
  test('CO-5 PE-1 belongs to one program of one brand, or to none', () => {
    expect(useOf('+12065550100', brands)).toEqual({ program: 'lead-alerts', brand: undefined });
    expect(useOf('+12065550102', brands)).toEqual({ program: 'introductions', brand: undefined });
    expect(useOf('+12065550174', brands)).toEqual({ program: 'lead-alerts', brand: 'harbor' });
    expect(useOf('+12065550176', brands)).toEqual({ program: 'introductions', brand: 'harbor' });
    expect(useOf('+12065559999', brands)).toBeUndefined();
  });
});
