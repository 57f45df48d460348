// Key Management Service on the laptop: keyed hashes under the template's HMAC keys, signatures under its elliptic ones. Other keys encrypt
// nothing here.
import {
  createECDH,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';

export type Kms = { service: AwsService };

const LONGEST_MESSAGE_BYTES = 4096;

const keyProperties = z.object({
  KeySpec: z.string().default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.string().default('ENCRYPT_DECRYPT'),
  Enabled: z.stringbool().or(z.boolean()).default(true),
});

const generateMacInput = z.object({
  KeyId: z.string().min(1),
  Message: z.base64().min(1),
  MacAlgorithm: z.enum(['HMAC_SHA_224', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512']),
});

const publicKeyInput = z.object({ KeyId: z.string().min(1) });
const signInput = publicKeyInput.extend({
  Message: z.base64().min(1),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.enum(['ECDSA_SHA_256', 'ECDSA_SHA_384', 'ECDSA_SHA_512']),
});

export function createKms(deps: { template: DeployedTemplate; state?: State | undefined }): Kms {
  const keys = deps.template.ofType('AWS::KMS::Key');
  /** Every key is derived from this one, so that hashes stay the same over a restart. */
  const kept = (deps.state ?? inMemory).rows('kms', z.string());
  const secret = new Map(kept.entries()).get('secret') ?? randomBytes(32).toString('hex');
  kept.put('secret', secret);

  function keyOf(id: string): Resource {
    const found = keys.find(({ arn, ref }) => id === arn || id === ref);
    if (!found) throw new AwsError('NotFoundException', `Key '${id}' does not exist`);
    return found;
  }

  function generateMac(key: Resource, message: Buffer, algorithm: string): string {
    const { KeySpec, KeyUsage, Enabled } = propertiesOf(key, keyProperties);
    if (!Enabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
    if (KeyUsage !== 'GENERATE_VERIFY_MAC' || algorithm !== 'HMAC_SHA_256' || KeySpec !== 'HMAC_256') {
      const refusal = `${key.arn} key usage is ${KeyUsage}, its spec ${KeySpec}: not for ${algorithm}.`;
      throw new AwsError('InvalidKeyUsageException', refusal);
    }
    return createHmac('sha256', ownSecretOf(key)).update(message).digest('base64');
  }

  function ownSecretOf(key: Resource): Buffer {
    return createHmac('sha256', secret).update(key.arn).digest();
  }

  /** Of every 2³² secrets one is no number of the curve: it would be refused. */
  function signingKeyOf(key: Resource): KeyObject {
    const { KeySpec, KeyUsage, Enabled } = propertiesOf(key, keyProperties);
    if (!Enabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
    if (KeyUsage !== 'SIGN_VERIFY' || KeySpec !== 'ECC_NIST_P256') {
      const refusal = `${key.arn} key usage is ${KeyUsage}, its spec ${KeySpec}: it signs nothing.`;
      throw new AwsError('InvalidKeyUsageException', refusal);
    }
    const d = ownSecretOf(key);
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(d);
    const point = curve.getPublicKey();
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      d: d.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }

  return {
    service: {
      signingName: 'kms',
      protocol: 'json-1.1',
      actions: {
        GenerateMac: {
          permissions: (input) => {
            const { KeyId, MacAlgorithm } = parseInput(generateMacInput, input);
            const context = { 'kms:MacAlgorithm': [MacAlgorithm] };
            return [{ action: 'kms:GenerateMac', resource: keyOf(KeyId).arn, context }];
          },
          run: async (input) => {
            const { KeyId, Message, MacAlgorithm } = parseInput(generateMacInput, input);
            const message = Buffer.from(Message, 'base64');
            if (message.length > LONGEST_MESSAGE_BYTES) {
              throw new AwsError('ValidationException', 'Message must be at most 4096 bytes long.');
            }
            const key = keyOf(KeyId);
            return { KeyId: key.arn, MacAlgorithm, Mac: generateMac(key, message, MacAlgorithm) };
          },
        },
        GetPublicKey: {
          permissions: (input) => {
            const { KeyId } = parseInput(publicKeyInput, input);
            return [{ action: 'kms:GetPublicKey', resource: keyOf(KeyId).arn, context: {} }];
          },
          run: async (input) => {
            const key = keyOf(parseInput(publicKeyInput, input).KeyId);
            const PublicKey = createPublicKey(signingKeyOf(key)).export({ type: 'spki', format: 'der' });
            return {
              KeyId: key.arn,
              PublicKey: PublicKey.toString('base64'),
              KeySpec: 'ECC_NIST_P256',
              KeyUsage: 'SIGN_VERIFY',
              SigningAlgorithms: ['ECDSA_SHA_256'],
            };
          },
        },
        Sign: {
          permissions: (input) => {
            const { KeyId, SigningAlgorithm } = parseInput(signInput, input);
            const context = { 'kms:SigningAlgorithm': [SigningAlgorithm] };
            return [{ action: 'kms:Sign', resource: keyOf(KeyId).arn, context }];
          },
          run: async (input) => {
            const { KeyId, Message, SigningAlgorithm } = parseInput(signInput, input);
            const message = Buffer.from(Message, 'base64');
            if (message.length > LONGEST_MESSAGE_BYTES) {
              throw new AwsError('ValidationException', 'Message must be at most 4096 bytes long.');
            }
            const key = keyOf(KeyId);
            const signingKey = signingKeyOf(key);
            if (SigningAlgorithm !== 'ECDSA_SHA_256') {
              throw new AwsError('InvalidKeyUsageException', `${key.arn} is not for ${SigningAlgorithm}.`);
            }
            const signature = sign('sha256', message, signingKey);
            return { KeyId: key.arn, SigningAlgorithm, Signature: signature.toString('base64') };
          },
        },
      },
    },
  };
}
