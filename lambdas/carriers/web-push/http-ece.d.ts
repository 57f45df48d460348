// The part of http_ece that is used; the package has no types of its own.
declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  type Keys = {
    version: 'aes128gcm';
    /** Ours; its public key goes along. */
    privateKey: ECDH;
    authSecret: string | Buffer;
  };

  const ece: {
    /** `dh`: the receiver's public key. `salt`: 16 random bytes when not given. */
    encrypt(plain: Buffer, given: Keys & { dh: string; salt?: string }): Buffer;
    decrypt(encrypted: Buffer, given: Keys): Buffer;
  };
  export default ece;
}
