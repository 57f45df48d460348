// Mobile push: the endpoints of devices, and what was pushed to them.
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';

const endpoint = z.object({
  arn: z.string(),
  platform: z.string(),
  token: z.string(),
  customUserData: z.string().optional(),
  isEnabled: z.boolean(),
});
const push = z.object({ token: z.string(), message: z.string(), atMs: z.number() });
export type Push = z.infer<typeof push>;
type Endpoint = z.infer<typeof endpoint>;

export type PushEndpoints = {
  /** The same device again has the same endpoint. */
  create(applicationArn: string, token: string, customUserData: string | undefined): Endpoint;
  find(endpointArn: string): Endpoint;
  /** Deleted twice, it is gone. */
  delete(endpointArn: string): void;
  /** Records what the device shows. */
  push(to: Endpoint, message: string): void;
  pushesTo(token: string): readonly Push[];
  /** The token of a device that is registered; undefined when SNS has forgotten it. */
  tokenOf(endpointArn: string): string | undefined;
  /** What the platform does when the app was removed, and undoes when it is back; false when no endpoint has the token. */
  enable(token: string, isEnabled: boolean): boolean;
};

export function createPushEndpoints(deps: {
  /** ARNs like `arn:aws:sns:us-east-1:000000000000:app/APNS/dibs`. */
  platformApplications: readonly string[];
  nowMs(): number;
  newId(): string;
  state?: State | undefined;
}): PushEndpoints {
  const { state = inMemory } = deps;
  const keptEndpoints = state.rows('push-endpoints', endpoint);
  const keptPushes = state.rows('pushes', push);
  let endpoints: Endpoint[] = keptEndpoints.entries().map(([, each]) => each);
  const pushes: Push[] = keptPushes.entries().map(([, each]) => each);

  return {
    create(applicationArn, token, customUserData) {
      if (!deps.platformApplications.includes(applicationArn)) {
        throw new AwsError('NotFound', 'PlatformApplication does not exist', { status: 404 });
      }
      const prefix = applicationArn.replace(':app/', ':endpoint/');
      const known = endpoints.find((each) => each.token === token && each.arn.startsWith(`${prefix}/`));
      if (known && known.customUserData !== customUserData) {
        throw new AwsError(
          'InvalidParameter',
          `Invalid parameter: Token Reason: Endpoint ${known.arn} already exists with the same Token, but different attributes.`,
        );
      }
      if (known) return known;
      const platform = prefix.split('/')[1] ?? '';
      const made = { arn: `${prefix}/${deps.newId()}`, platform, token, customUserData, isEnabled: true };
      endpoints.push(made);
      keptEndpoints.put(made.arn, made);
      return made;
    },
    find(endpointArn) {
      const found = endpoints.find((each) => each.arn === endpointArn);
      if (!found)
        throw new AwsError('NotFound', 'No endpoint found for the target arn specified', { status: 404 });
      return found;
    },
    delete(endpointArn) {
      endpoints = endpoints.filter((each) => each.arn !== endpointArn);
      keptEndpoints.delete(endpointArn);
    },
    push(to, message) {
      if (!to.isEnabled) throw new AwsError('EndpointDisabled', 'Endpoint is disabled');
      const shown = { token: to.token, message, atMs: deps.nowMs() };
      pushes.push(shown);
      keptPushes.put(deps.newId(), shown);
    },
    pushesTo: (token) => pushes.filter((each) => each.token === token),
    tokenOf: (endpointArn) => endpoints.find(({ arn }) => arn === endpointArn)?.token,
    enable(token, isEnabled) {
      const meant = endpoints.filter((each) => each.token === token);
      for (const each of meant) {
        each.isEnabled = isEnabled;
        keptEndpoints.put(each.arn, each);
      }
      return meant.length > 0;
    },
  };
}
