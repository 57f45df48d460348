// Which of our numbers a text comes from.
import { describe, expect, test } from '@jest/globals';
import { numberFor } from '../../lambdas/delivery/numbers.ts';
import { newId } from '../../lambdas/platform/ids.ts';
import { NOW } from './sends.ts';

const numbers = {
  'lead-alerts': ['+12065550100'],
  introductions: ['+12065550101', '+12065550102', '+12065550103'],
};
const textAbout = (referralId: string, messageId = 'msg_1') => ({
  programme: 'introductions' as const,
  purpose: { kind: 'message' as const, referralId, messageId, at: NOW.toISOString() },
});

describe('numbers', () => {
  test('TX-12 a conversation keeps its number', () => {
    const first = numberFor(textAbout('ref_1', 'msg_1'), numbers);
    expect(numberFor(textAbout('ref_1', 'msg_2'), numbers)).toBe(first);
    expect(numbers.introductions).toContain(first);
  });

  test('CO-5 an alert comes from the number of alerts, whatever referral it is about', () => {
    for (const referralId of ['ref_1', 'ref_2', 'ref_3']) {
      const alert = { ...textAbout(referralId), programme: 'lead-alerts' as const };
      expect(numberFor(alert, numbers)).toBe('+12065550100');
    }
  });

  test('referrals are spread over the numbers', () => {
    const used = Array.from({ length: 900 }, () => numberFor(textAbout(newId('ref')), numbers));
    for (const number of numbers.introductions) {
      expect(used.filter((each) => each === number).length).toBeGreaterThan(180);
    }
  });

  test('a programme without a number is a fault that names it', () => {
    expect(() => numberFor(textAbout('ref_1'), { ...numbers, introductions: [] })).toThrow(/introductions/);
  });
});
