// CloudFormation on the laptop: tells of the stacks as if they had been deployed. It deploys and deletes nothing.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import { LOCAL_ACCOUNT } from '../../template/deployed-template.ts';
import type { DeployedStack } from '../../template/resources.ts';

export type CloudFormation = { service: AwsService };

const anyStack = z.object({ StackName: z.string().optional() });
const oneStack = z.object({ StackName: z.string() });

export function createCloudFormation(deps: {
  stacks: readonly DeployedStack[];
  region: string;
  /** When they began to be: a stack has a time of creation. */
  startedAtMs: number;
}): CloudFormation {
  const { stacks, region } = deps;

  function idOf(name: string): string {
    return `arn:aws:cloudformation:${region}:${LOCAL_ACCOUNT}:stack/${name}/local`;
  }

  function named(name: string): DeployedStack {
    const found = stacks.find((stack) => name === stack.name || name === idOf(stack.name));
    if (found === undefined) throw new AwsError('ValidationError', `Stack with id ${name} does not exist`);
    return found;
  }

  function action(name: string, run: (input: AwsInput) => AwsInput): AwsAction {
    return {
      permissions: (input) => [
        { action: `cloudformation:${name}`, resource: idOf(parseInput(anyStack, input).StackName ?? '*') },
      ],
      run: async (input) => run(input),
    };
  }

  return {
    service: {
      signingName: 'cloudformation',
      protocol: 'query',
      actions: {
        DescribeStacks: action('DescribeStacks', (input) => {
          const { StackName } = parseInput(anyStack, input);
          const told = StackName === undefined ? stacks : [named(StackName)];
          return {
            Stacks: told.map(({ name, tags, outputs }) => ({
              StackName: name,
              StackId: idOf(name),
              CreationTime: new Date(deps.startedAtMs).toISOString(),
              StackStatus: 'CREATE_COMPLETE',
              Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
              Outputs: outputs.map(({ key, value, description }) => ({
                OutputKey: key,
                OutputValue: value,
                Description: description,
              })),
            })),
          };
        }),
        ListStackResources: action('ListStackResources', (input) => ({
          StackResourceSummaries: named(parseInput(oneStack, input).StackName).resources.map(
            ({ logicalId, physicalId, type }) => ({
              LogicalResourceId: logicalId,
              PhysicalResourceId: physicalId,
              ResourceType: type,
              ResourceStatus: 'CREATE_COMPLETE',
              LastUpdatedTimestamp: new Date(deps.startedAtMs).toISOString(),
            }),
          ),
        })),
      },
    },
  };
}
