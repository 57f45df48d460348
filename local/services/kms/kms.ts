// Key Management Service on the laptop: keyed hashes under the template's HMAC keys. Other keys encrypt nothing here.
import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';

export type Kms = {
  service: AwsService;
  save(): unknown;
  restore(state: unknown): void;
};

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

const snapshotSchema = z.object({ secret: z.string() });

export function createKms(deps: { template: DeployedTemplate }): Kms {
  const keys = deps.template.ofType('AWS::KMS::Key');
  /** Every key is derived from this one, so that hashes stay the same over a restart. */
  let secret = randomBytes(32).toString('hex');

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
    const ownSecret = createHmac('sha256', secret).update(key.arn).digest();
    return createHmac('sha256', ownSecret).update(message).digest('base64');
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
      },
    },
    save: () => ({ secret }),
    restore(state) {
      ({ secret } = snapshotSchema.parse(state));
    },
  };
}
