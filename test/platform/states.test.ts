// States, territories and provinces: those that ISO 3166-2 lists, of the countries that the stage serves.
import { describe, expect, test } from '@jest/globals';
import { iso31662 } from 'iso-3166';
import { stateOf, statesOf } from '../../lambdas/platform/states.ts';

describe('the states', () => {
  test.each(['US', 'CA'] as const)('CL-15 of %s are those of ISO 3166-2', (country) => {
    const listed = iso31662.filter(({ parent }) => parent === country).map(({ code }) => code.slice(3));
    expect(listed.length).toBeGreaterThan(10);
    expect(statesOf([country])?.toSorted()).toEqual(listed.toSorted());
  });

  test.each(['ZZ', 'XX', 'Illinois', 'I', 'IL.', '12', 'DF'])('CL-15 %s is refused', (state) => {
    expect(stateOf(['US', 'CA']).safeParse(state).success).toBe(false);
  });

  test('CL-15 small letters and space around are taken, and territories are', () => {
    const state = stateOf(['US', 'CA']);
    expect([' wa ', 'pr', 'GU', 'Qc'].map((typed) => state.parse(typed))).toEqual(['WA', 'PR', 'GU', 'QC']);
  });

  test('of another country are refused', () => {
    expect(stateOf(['US']).safeParse('ON').success).toBe(false);
    expect(stateOf(['CA']).safeParse('WA').error?.issues[0]?.message).toContain('of CA');
  });

  test('of countries that Dibs has no list of may be any two letters', () => {
    expect(stateOf(['US', 'MX']).parse('zz')).toBe('ZZ');
    expect(stateOf(['MX']).safeParse('Jalisco').success).toBe(false);
  });
});
