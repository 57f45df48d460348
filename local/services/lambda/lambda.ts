// Lambda’s own API on the laptop: what an engineer invokes by hand, and how much may run at the same time.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

export type Lambda = { service: AwsService };

/** What AWS gives an account that has asked for nothing. */
const CONCURRENCY = 1000;

const invokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });

export function createLambda(deps: { template: DeployedTemplate; functions: Functions }): Lambda {
  function arnOf(nameOrArn: string): string {
    const found = deps.template
      .ofType('AWS::Lambda::Function')
      .find(({ arn, ref }) => nameOrArn === arn || nameOrArn === ref);
    if (found !== undefined) return found.arn;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, { status: 404 });
  }

  return {
    service: {
      signingName: 'lambda',
      protocol: 'rest-json',
      actions: {
        Invoke: {
          permissions: (input) => [
            {
              action: 'lambda:InvokeFunction',
              resource: arnOf(parseInput(invokeInput, input).FunctionName),
            },
          ],
          async run(input) {
            const { FunctionName, Payload } = parseInput(invokeInput, input);
            const invocation = await deps.functions.invoke(arnOf(FunctionName), Payload);
            return invocation.ok
              ? { Payload: invocation.payload ?? null }
              : { Payload: invocation.error, FunctionError: 'Unhandled' };
          },
        },
        GetAccountSettings: {
          permissions: () => [{ action: 'lambda:GetAccountSettings', resource: '*' }],
          run: async () => ({
            AccountLimit: {
              ConcurrentExecutions: CONCURRENCY,
              UnreservedConcurrentExecutions: CONCURRENCY,
            },
          }),
        },
      },
    },
  };
}
