// How the sender of a brand's emails is written, and read again as a mailbox reads it.
import { expect, test } from '@jest/globals';
import { senderOf } from '../../lambdas/carriers/ses/sender.ts';
import { sender } from '../../local/services/ses/sender.ts';

const emailFrom = 'leads@harbor.example';

test.each([
  ['Harbor Homes', `"Harbor Homes" <${emailFrom}>`],
  ['Harbor Homes (Fictional)', `"Harbor Homes (Fictional)" <${emailFrom}>`],
  ['Smith, Jones & Co.', `"Smith, Jones & Co." <${emailFrom}>`],
  ['The “Harbor”', expect.stringMatching(/^=\?UTF-8\?B\?[^ ]+\?= </)],
  ['The "Harbor" \\ Homes', `"The \\"Harbor\\" \\\\ Homes" <${emailFrom}>`],
  ['Maison d’Été', expect.stringMatching(/^=\?UTF-8\?B\?[^ ]+\?= </)],
  ['不動産'.repeat(13), expect.stringMatching(/^(=\?UTF-8\?B\?[^ ]{1,63}\?= )+</)],
  ['🏠'.repeat(20), expect.stringMatching(/^(=\?UTF-8\?B\?[^ ]{1,63}\?= )+</)],
])('PE-1 %s stands before the address, and a mailbox shows it as it is', (name, written) => {
  const header = senderOf({ name, emailFrom });
  expect(header).toEqual(written);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(sender.parse(header)).toEqual({ from: emailFrom, fromName: name });
});

test('PE-1 no name puts another header or address in', () => {
  const header = senderOf({ name: 'Harbor\r\nBcc: all@example.com', emailFrom });
  expect(header).not.toMatch(/[\r\n]/);
  expect(senderOf({ name: 'x" <other@example.com>, "y', emailFrom })).toBe(
    `"x\\" <other@example.com>, \\"y" <${emailFrom}>`,
  );
});

test.each([
  '',
  'leads',
  'Harbor <leads>',
  '"Harbor <leads@harbor.example>',
  'Harbor, Inc. <leads@harbor.example>',
])('SES takes no sender like %j', (given) => expect(sender.safeParse(given).success).toBe(false));
