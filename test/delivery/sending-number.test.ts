// Which of our numbers a text comes from.
import { describe, expect, test } from '@jest/globals';
import { numberFor } from '../../lambdas/delivery/sending-number.ts';
import { programNumbers as numbers } from '../support/numbers.ts';

describe('numbers', () => {
  test('CO-5 an alert comes from the number of alerts', () => {
    expect(numberFor({ program: 'lead-alerts', from: undefined }, numbers)).toBe('+12065550100');
  });

  test('TX-12 a text to a client comes from the number of its conversation, and from no other', () => {
    const text = { program: 'introductions' as const };
    expect(numberFor({ ...text, from: '+12065550102' }, numbers)).toBe('+12065550102');
    expect(() => numberFor({ ...text, from: undefined }, numbers)).toThrow(/number of its conversation/);
  });
});
