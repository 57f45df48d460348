// Ids: prefixed, unguessable when random, and stable when derived from their act.
import { createHash, randomUUID } from 'node:crypto';

/** `msr` is a message that was received: at the same instant it comes after `msg`, one that was sent. */
type Prefix =
  | 'ref'
  | 'msg'
  | 'msr'
  | 'out'
  | 'evt'
  | 'inv'
  | 'try'
  | 'pin'
  | 'act'
  | 'chn'
  | 'imp'
  | 'opr'
  | 'not'
  | 'rem'
  | 'run'
  | 'bpv'
  | 'blk';

/**
 * A new random id, for example `ref_5Jx…`: 120 bits, base64url. They are those of a UUID: Node draws the bits of many at once, and to
 * draw them one by one takes a fiftieth of a claim.
 */
export function newId(prefix: Prefix): string {
  const [first, second, versioned = '', variant = '', last] = randomUUID().split('-');
  const bits = `${first}${second}${versioned.slice(1)}${variant.slice(1)}${last}`;
  return `${prefix}_${Buffer.from(bits, 'hex').toString('base64url')}`;
}

/** The same id for the same parts, always: what is derived twice is one item, not two. 120 bits of SHA-256. */
export function derivedId(prefix: Prefix, ...parts: readonly string[]): string {
  return `${prefix}_${digest(JSON.stringify(parts)).subarray(0, 15).toString('base64url')}`;
}

/** A fingerprint of a request, to tell a repetition from another request under the same key. */
export function fingerprint(value: unknown): string {
  return digest(JSON.stringify(value)).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
