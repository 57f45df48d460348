// What a lead reads of a client whom nobody has claimed.
import { expect, test } from '@jest/globals';
import { withoutIdentity } from '../../lambdas/texting/without-identity.ts';

const clara = { name: 'Clara O’Neil-Client', phone: '+12025550188', email: 'clara@client.example' };

test.each([
  ['Hi Clara, welcome.', 'Hi •••, welcome.'],
  ['it’s CLARA', 'it’s •••'],
  ['Clara’s house and claras', '•••’s house and claras'],
  ['I am Clara O’Neil-Client', 'I am ••• •••'],
  ['Call (202) 555-0188 or +1 202.555.0188', 'Call ••• or •••'],
  ['Call 2025550188, not 2025550189', 'Call •••, not 2025550189'],
  ['Mail clara@client.example', 'Mail •••'],
  ['When can we meet?', 'When can we meet?'],
])('CL-9 TX-3 “%s” names nobody', (written, shown) => {
  expect(withoutIdentity(written, clara)).toBe(shown);
});

test('CL-9 a name of signs is no pattern', () => {
  expect(withoutIdentity('a.*b (c', { name: '.* (c', phone: '+12025550188' })).toBe('a.*b •••');
});
