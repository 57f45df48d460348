// The local Key Management Service: keyed hashes that last, and the keys that make none.
import { expect, test } from '@jest/globals';
import { createKms } from '../../../local/services/kms/kms.ts';
import { aMacKey, aTemplate, call, MAC_KEY_ARN } from './support/small-cloud.ts';

function aKeyStore(properties: Record<string, unknown> = {}) {
  const kms = createKms({ template: aTemplate(aMacKey(properties)) });
  const input = { KeyId: MAC_KEY_ARN, Message: btoa('123456'), MacAlgorithm: 'HMAC_SHA_256' };
  const mac = (more: object = {}) => call(kms.service, 'GenerateMac', { ...input, ...more });
  return { kms, input, mac };
}

test('a MAC is the same after a restart, and another in another cloud', async () => {
  const before = aKeyStore();
  const { Mac } = await before.mac();
  const after = aKeyStore();
  expect((await after.mac()).Mac).not.toBe(Mac);
  after.kms.restore(JSON.parse(JSON.stringify(before.kms.save())));
  expect((await after.mac()).Mac).toBe(Mac);
  expect((await after.mac({ Message: btoa('123457') })).Mac).not.toBe(Mac);
});

test('a MAC needs the permission on its key, under the algorithm', () => {
  const { kms, input } = aKeyStore();
  expect(kms.service.actions.GenerateMac?.permissions({ ...input, KeyId: 'mac-key' })).toEqual([
    {
      action: 'kms:GenerateMac',
      resource: MAC_KEY_ARN,
      context: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] },
    },
  ]);
});

test.each([
  ['an unknown key', {}, { KeyId: 'other' }, 'NotFoundException'],
  ['a key that encrypts', { KeyUsage: 'ENCRYPT_DECRYPT' }, {}, 'InvalidKeyUsageException'],
  ['another algorithm', {}, { MacAlgorithm: 'HMAC_SHA_384' }, 'InvalidKeyUsageException'],
  ['a disabled key', { Enabled: false }, {}, 'DisabledException'],
  ['no message', {}, { Message: '' }, 'ValidationException'],
  ['4097 bytes', {}, { Message: btoa('x'.repeat(4097)) }, 'ValidationException'],
])('no MAC is made with %s', async (_, properties, more, code) => {
  await expect(aKeyStore(properties).mac(more)).rejects.toMatchObject({ code });
});
