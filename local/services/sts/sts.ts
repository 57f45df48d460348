// Security Token Service on the laptop: tells who asks.
import type { AwsService } from '../../aws/service.ts';
import { LOCAL_ACCOUNT } from '../../template/deployed-template.ts';

export type Sts = { service: AwsService };

export function createSts(): Sts {
  return {
    service: {
      signingName: 'sts',
      protocol: 'query',
      actions: {
        GetCallerIdentity: {
          // AWS answers whoever has credentials.
          permissions: () => [],
          run: async (_input, caller) => {
            const name = caller.kind === 'function' ? caller.functionName : caller.name;
            return {
              Account: LOCAL_ACCOUNT,
              UserId: name,
              Arn: `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${name}/local`,
            };
          },
        },
      },
    },
  };
}
