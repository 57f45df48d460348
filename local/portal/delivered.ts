// What CloudFront makes of a file on its way: compressed for who takes that, and not sent again to who has it.
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Amazon CloudFront developer guide, "Serve compressed files": what it compresses, of those that there are here. */
const compressed =
  /^(?:text\/(?:html|css|javascript|plain)|application\/(?:json|javascript|manifest\+json)|image\/svg\+xml)\b/;
const leastBytes = 1000;
/** RFC 9110, 12.4.2: what has no weight is not acceptable. */
const refused = /;\s*q=0(?:\.0*)?\s*$/i;

type Encoding = 'br' | 'gzip';
const encoders: Record<Encoding, (bytes: Buffer) => Buffer> = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes),
};

export type Delivery = (request: Request, response: Response) => Promise<Response>;

/** `compresses`: whether the template's behavior says so. */
export function deliver(compresses: boolean): Delivery {
  const made = new Map<string, Buffer>();

  function encoded(bytes: Buffer, etag: string, encoding: Encoding): Buffer {
    const key = `${encoding} ${etag}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = encoders[encoding](bytes);
    made.set(key, result);
    return result;
  }

  return async (request, response) => {
    if (response.status !== 200) return response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    const headers = new Headers(response.headers);
    const encoding = compresses ? encodingFor(request, headers, bytes) : undefined;
    headers.set('etag', encoding === undefined ? etag : `W/${etag}`);
    headers.delete('content-length');
    if (encoding !== undefined) headers.set('content-encoding', encoding);
    if (compresses) headers.append('vary', 'accept-encoding');
    if (request.headers.get('if-none-match')?.includes(etag))
      return new Response(undefined, { status: 304, headers });
    return new Response(encoding === undefined ? bytes : encoded(bytes, etag, encoding), { headers });
  };
}

function encodingFor(request: Request, headers: Headers, bytes: Buffer): Encoding | undefined {
  if (bytes.length < leastBytes || !compressed.test(headers.get('content-type') ?? '')) return undefined;
  const taken = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .filter((each) => !refused.test(each))
    .map((each) => each.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((each) => taken.includes(each));
}
