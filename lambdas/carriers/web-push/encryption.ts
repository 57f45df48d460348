// Pushes are encrypted for the browser that shows them (RFC 8291): its push service passes on what it can't read.
import { createECDH, createPublicKey } from 'node:crypto';
import ece from 'http_ece';

/** Of the browser's subscription, as base64url. */
export type WebKeys = { p256dh: string; auth: string };

const curve = 'prime256v1';

/** `made`: what is random, for the RFC's own example. */
export function encryptFor(
  { p256dh, auth }: WebKeys,
  words: string,
  made: { privateKey?: string; salt?: string } = {},
): Buffer {
  const privateKey = createECDH(curve);
  if (made.privateKey === undefined) privateKey.generateKeys();
  else privateKey.setPrivateKey(made.privateKey, 'base64url');
  return ece.encrypt(Buffer.from(words, 'utf8'), {
    version: 'aes128gcm',
    dh: p256dh,
    authSecret: auth,
    privateKey,
    ...(made.salt !== undefined && { salt: made.salt }),
  });
}

/** True for a point of the curve: nothing can be encrypted for another. */
export function isPublicKey(p256dh: string): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
