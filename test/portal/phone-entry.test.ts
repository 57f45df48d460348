import { expect, test } from '@jest/globals';
import { e164Of } from '../../portal/profile/phone-entry.ts';

test.each([
  ['(206) 555-0112', '+12065550112'],
  ['206.555.0112', '+12065550112'],
  ['1 206 555 0112', '+12065550112'],
  ['+1 206-555-0112', '+12065550112'],
  ['(206) 555-0112 ext. 12', '+12065550112ext12'],
  ['000 555 0112', '+10005550112'],
  ['+44 20 7946 0000', '+442079460000'],
])('%s is %s', (entered, e164) => {
  expect(e164Of(entered)).toBe(e164);
});

test('what is no number stays as it was entered, for the API to refuse', () => {
  expect(e164Of('12')).toBe('12');
  expect(e164Of('call me')).toBe('callme');
});
