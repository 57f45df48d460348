// What a stage's configuration names by ARN and its account or region doesn't have: AWS would refuse it in the middle of a deploy (DE-1).
import * as z from 'zod';

const arn = z.string().regex(/^arn:aws:/);

/** Certificates and web ACLs are CloudFront's, in a region of its own. */
const ofCloudFront = /^arn:aws:(acm|wafv2):/;

type Place = { account: string; region: string };
type Named = { path: PropertyKey[]; arn: string };

/** Without `account` and `region` the stage is where the first of them is. */
export function* foreignArns(config: {
  account?: string | undefined;
  region?: string | undefined;
}): Generator<{ path: PropertyKey[]; message: string }> {
  const all = [...namedIn(config, [])];
  const regional = all.filter(({ arn }) => !ofCloudFront.test(arn)).map(({ arn }) => placeOf(arn).region);
  const account = config.account ?? all.map(({ arn }) => placeOf(arn).account)[0];
  const region = config.region ?? regional[0];
  for (const { path, arn } of all) {
    const place = placeOf(arn);
    if (place.account !== account)
      yield { path, message: `it is of the account ${place.account}, but the stage of ${account}` };
    else if (place.region !== region && !ofCloudFront.test(arn))
      yield { path, message: `it is in ${place.region}, but the stage in ${region}` };
  }
}

function* namedIn(value: unknown, path: PropertyKey[]): Generator<Named> {
  const { data } = arn.safeParse(value);
  if (data !== undefined) yield { path, arn: data };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* namedIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** `arn:aws:<service>:<region>:<account>:…` */
function placeOf(arn: string): Place {
  const [, , , region = '', account = ''] = arn.split(':');
  return { region, account };
}
