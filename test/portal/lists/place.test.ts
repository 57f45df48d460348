import { expect, test } from '@jest/globals';
import { addressOf, placeOf } from '../../../portal/place.ts';

test.each([
  ['/', { list: 'inbox' }],
  ['/referrals/ref_1', { list: 'inbox', referralId: 'ref_1' }],
  ['/referrals/ref_1/', { list: 'inbox', referralId: 'ref_1' }],
  ['/clients', { list: 'clients' }],
  ['/clients/', { list: 'clients' }],
  ['/clients/ref_1', { list: 'clients', referralId: 'ref_1' }],
])('%s is a place among the lists', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

test.each(['/me', '/referrals', '/referrals/ref_1/calls', '/clientsx', '/office/referrals/ref_1'])(
  '%s is none',
  (path) => {
    expect(placeOf(path)).toBeUndefined();
  },
);

test('the filters of a list stay in the address of what is opened from it', () => {
  expect(addressOf({ list: 'inbox', referralId: 'ref_1' }, 'list=mine')).toBe('/referrals/ref_1?list=mine');
  expect(addressOf({ list: 'clients' }, 'stage=active')).toBe('/clients?stage=active');
  expect(addressOf({ list: 'clients', referralId: 'ref_1' }, '')).toBe('/clients/ref_1');
  expect(addressOf({ list: 'inbox' }, '')).toBe('/');
});
