// The key behind PINs: an HMAC key of KMS, which signs but never leaves it.
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';

const client = new KMSClient({});

/** Signs `words` with the key; 32 bytes, the same for the same words. */
export function pinKey(keyId: string) {
  return async (words: string): Promise<Uint8Array> => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(words, 'utf8'),
      }),
    );
    if (Mac === undefined) throw new Error('The PIN key signed nothing');
    return Mac;
  };
}
