// The key by which push services know who pushes (VAPID, RFC 8292): an elliptic key of KMS, which signs but never leaves it.
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { rawSignature } from './vapid.ts';

const client = new KMSClient({});

/** An uncompressed point of P-256, which a public key in DER ends with. */
const pointBytes = 65;

export function vapidKey(keyId: string) {
  let known: Promise<string> | undefined;

  async function readPublicKey(): Promise<string> {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (PublicKey === undefined) throw new Error('KMS told no public key');
    return Buffer.from(PublicKey).subarray(-pointBytes).toString('base64url');
  }

  return {
    /** As browsers take it. The key never turns over: it is asked for once. */
    publicKey(): Promise<string> {
      known ??= readPublicKey().catch((fault: unknown) => {
        known = undefined;
        throw fault;
      });
      return known;
    },

    /** The signature of `words` as JSON Web Tokens have it. */
    async sign(words: string): Promise<Uint8Array> {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: Buffer.from(words, 'utf8'),
          MessageType: 'RAW',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (Signature === undefined) throw new Error('KMS signed nothing');
      return rawSignature(Signature);
    },
  };
}
