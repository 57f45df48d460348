// What the emulator named each deployed resource: by its stack and logical id.
import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { Resource } from '../../local/template/resources.ts';
import type { Emulator } from './emulator.ts';

export type PhysicalIds = {
  find(stack: string, logicalId: string): string | undefined;
  /** Throws when it was not deployed. */
  of(resource: Resource): string;
  /** The value of the one output of the stack whose name begins so. */
  output(stack: string, name: string): string;
  all(type: string): readonly string[];
};

export async function readPhysicalIds({ client: config }: Emulator): Promise<PhysicalIds> {
  const client = new CloudFormationClient(config);
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    const ids = new Map<string, { id: string; type: string }>();
    const outputs: { stack: string; name: string; value: string }[] = [];
    for (const { StackName = '', Outputs = [] } of Stacks) {
      for await (const { StackResourceSummaries = [] } of paginateListStackResources(
        { client },
        { StackName },
      )) {
        for (const { LogicalResourceId, PhysicalResourceId, ResourceType = '' } of StackResourceSummaries) {
          if (PhysicalResourceId !== undefined)
            ids.set(`${StackName}/${LogicalResourceId}`, { id: PhysicalResourceId, type: ResourceType });
        }
      }
      for (const { OutputKey: name = '', OutputValue: value = '' } of Outputs) {
        outputs.push({ stack: StackName, name, value });
      }
    }
    const find = (stack: string, logicalId: string) => ids.get(`${stack}/${logicalId}`)?.id;
    return {
      find,
      of: ({ path, logicalId }) => {
        const id = find(path.slice(0, path.indexOf('/')), logicalId);
        if (id === undefined) throw new Error(`The emulator has no ${path}.`);
        return id;
      },
      output: (stack, name) => {
        const found = outputs.find((each) => each.stack === stack && each.name.startsWith(name));
        if (found === undefined) throw new Error(`${stack} has no output ${name}….`);
        return found.value;
      },
      all: (type) => [...ids.values()].flatMap((each) => (each.type === type ? [each.id] : [])),
    };
  } finally {
    client.destroy();
  }
}
