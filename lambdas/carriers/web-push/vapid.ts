// What a push says of who sends it (VAPID, RFC 8292): a token for the push service, signed by our key and good for half a day.

/** Who signs; the key itself stays where it is. */
export type VapidKey = { publicKey(): Promise<string>; sign(words: string): Promise<Uint8Array> };

/** Push services take 24 hours at most. */
const goodForSeconds = 12 * 3600;
/** From then on a new one is made: theirs and our clock may differ, and a push may wait. */
const usedForSeconds = 6 * 3600;

type Token = { header: string; madeAt: number };

/** The `Authorization` of pushes to an origin, signed once for many of them. `contact`: a URL at which we are found. */
export function vapidTokens(key: VapidKey, contact: string) {
  const tokens = new Map<string, Token>();

  return async (origin: string, now: Date): Promise<string> => {
    const seconds = Math.floor(now.getTime() / 1000);
    const made = tokens.get(origin);
    const age = seconds - (made?.madeAt ?? 0);
    if (made !== undefined && age >= 0 && age < usedForSeconds) return made.header;
    const claims = { aud: origin, exp: seconds + goodForSeconds, sub: contact };
    const words = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
    const [signature, publicKey] = await Promise.all([key.sign(words), key.publicKey()]);
    const header = `vapid t=${words}.${Buffer.from(signature).toString('base64url')}, k=${publicKey}`;
    tokens.set(origin, { header, madeAt: seconds });
    return header;
  };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const numberBytes = 32;

/** r and s, 32 bytes each, of a signature in DER: SEQUENCE { INTEGER r, INTEGER s } (RFC 3279), as RFC 7518 has it. */
export function rawSignature(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(2 * numberBytes);
  let at = 2;
  for (const end of [numberBytes, 2 * numberBytes]) {
    const length = der[at + 1] ?? 0;
    const digits = der.subarray(at + 2, at + 2 + length);
    // A number that begins with a high bit has a zero before it, and leading zeros are left out.
    const significant = digits.subarray(Math.max(0, digits.length - numberBytes));
    raw.set(significant, end - significant.length);
    at += 2 + length;
  }
  if (der[0] !== 0x30 || at !== der.length) throw new Error('That is no ECDSA signature in DER');
  return raw;
}
