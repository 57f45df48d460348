// Which program a number of ours texts for.
import { describe, expect, test } from '@jest/globals';
import { programOf } from '../../lambdas/consent/program.ts';
import { programNumbers as numbers } from '../support/numbers.ts';

describe('a number of ours', () => {
  test('CO-5 belongs to one program, or to none', () => {
    expect(programOf('+12065550100', numbers)).toBe('lead-alerts');
    expect(programOf('+12065550102', numbers)).toBe('introductions');
    expect(programOf('+12065559999', numbers)).toBeUndefined();
  });
});
