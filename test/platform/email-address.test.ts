// Email addresses: what mail servers take, and no more.
import { describe, expect, test } from '@jest/globals';
import { emailAddress } from '../../lambdas/platform/email-address.ts';

const long = (letters: number) => 'a'.repeat(letters);

describe('an email address', () => {
  test.each([
    'clara@example.com',
    "o'neil+dibs@mail.example.co",
    'a-b_c.d@xn--bcher-kva.example',
    `${long(64)}@example.com`,
  ])('%s is taken', (address) => {
    expect(emailAddress.parse(address)).toBe(address);
  });

  test.each([
    ['no @', 'clara.example.com'],
    ['65 characters before the @', `${long(65)}@example.com`],
    ['a label of 64 characters', `clara@${long(64)}.com`],
    ['a label that ends in a hyphen', 'clara@example-.com'],
    ['two dots in a row', 'clara..b@example.com'],
    ['no domain', 'clara@example'],
    ['255 characters', `${long(60)}@${`${long(60)}.`.repeat(3)}${long(8)}.com`],
  ])('one with %s is refused', (_what, address) => {
    expect(emailAddress.safeParse(address).success).toBe(false);
  });
});
