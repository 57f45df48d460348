// The local Key Management Service: keyed hashes that last, and the keys that make none.
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createKms } from '../../../local/services/kms/kms.ts';
import type { State } from '../../../local/state/state.ts';
import { aKeptState, aMacKey, aTemplate, call, MAC_KEY_ARN } from './support/small-cloud.ts';

function aKeyStore(properties: Record<string, unknown> = {}, state?: State) {
  const kms = createKms({ template: aTemplate(aMacKey(properties)), state });
  const input = { KeyId: MAC_KEY_ARN, Message: btoa('123456'), MacAlgorithm: 'HMAC_SHA_256' };
  const mac = (more: object = {}) => call(kms.service, 'GenerateMac', { ...input, ...more });
  return { kms, input, mac };
}

test('a MAC is the same after a restart, and another in another cloud', async () => {
  const state = aKeptState();
  const { Mac } = await aKeyStore({}, state).mac();
  expect((await aKeyStore().mac()).Mac).not.toBe(Mac);
  const after = aKeyStore({}, state);
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

function aSigner(properties: Record<string, unknown> = {}, state?: State) {
  const signing = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', ...properties };
  const kms = createKms({ template: aTemplate(aMacKey(signing)), state });
  const input = { KeyId: MAC_KEY_ARN };
  const signed = { ...input, Message: btoa('words'), MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' };
  return {
    kms,
    signed,
    publicKey: async () =>
      Buffer.from(String((await call(kms.service, 'GetPublicKey', input)).PublicKey), 'base64'),
    sign: (more: object = {}) => call(kms.service, 'Sign', { ...signed, ...more }),
  };
}

test('a signature is good under the public key, also after a restart, and under no other', async () => {
  const state = aKeptState();
  const before = aSigner({}, state);
  const isGood = async (signature: unknown, key: Buffer) =>
    verify(
      'sha256',
      Buffer.from('words'),
      createPublicKey({ key, format: 'der', type: 'spki' }),
      Buffer.from(String(signature), 'base64'),
    );
  const { Signature } = await before.sign();
  expect(await isGood(Signature, await before.publicKey())).toBe(true);
  expect(await isGood(Signature, await aSigner().publicKey())).toBe(false);
  expect(await isGood(Signature, await aSigner({}, state).publicKey())).toBe(true);
});

test.each([
  ['a key that makes MACs', { KeyUsage: 'GENERATE_VERIFY_MAC' }, {}, 'InvalidKeyUsageException'],
  ['another algorithm', {}, { SigningAlgorithm: 'ECDSA_SHA_512' }, 'InvalidKeyUsageException'],
  ['a disabled key', { Enabled: false }, {}, 'DisabledException'],
  ['a digest instead of the words', {}, { MessageType: 'DIGEST' }, 'ValidationException'],
])('nothing is signed with %s', async (_, properties, more, code) => {
  await expect(aSigner(properties).sign(more)).rejects.toMatchObject({ code });
});
