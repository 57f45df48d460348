// What a push service asks of the one who pushes (VAPID, RFC 8292): a token for itself, signed by the key that it comes with.
import { errors, importJWK, jwtVerify } from 'jose';

const shape = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=(B[\w-]{86})$/;
const mostSeconds = 24 * 3600;

/** The status to refuse it with; `wanted`: the only key that the browser takes pushes of. */
export async function vapidFault(
  authorization: string | undefined,
  url: string,
  nowMs: number,
  wanted: string | undefined,
): Promise<401 | 403 | undefined> {
  const [, token, key] = shape.exec(authorization ?? '') ?? [];
  if (token === undefined || key === undefined) return 401;
  if (wanted !== undefined && wanted !== key) return 403;
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  try {
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), {
      algorithms: ['ES256'],
      audience: new URL(url).origin,
      currentDate: new Date(nowMs),
      requiredClaims: ['exp', 'sub'],
    });
    const isTooLong = (payload.exp ?? 0) > nowMs / 1000 + mostSeconds;
    return isTooLong || !/^(https?:|mailto:)/.test(payload.sub ?? '') ? 403 : undefined;
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return 403;
    throw fault;
  }
}
