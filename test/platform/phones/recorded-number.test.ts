// A number in a path: E.164 or a short code, so that what is kept by it is found by it again.
import { expect, test } from '@jest/globals';
import { anyNumber } from '../../../lambdas/platform/phones/recorded-number.ts';

test.each(['+12065550150', '+442071838750', '72345', '333'])(
  'CO-13 CO-19 %s names what is kept',
  (number) => {
    expect(anyNumber.parse(number)).toBe(number);
  },
);

test.each(['12065550150', '2065550150', '+0123456789', '+123', 'abc', '', '+1206555015012345'])(
  'CO-13 CO-19 "%s" is neither E.164 nor a short code',
  (number) => {
    expect(anyNumber.safeParse(number).success).toBe(false);
  },
);
