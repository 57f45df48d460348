// Whether the emulator still lacks each thing of the list: one example of each is tried, and must fail as the list says.
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { isRecord } from '../../../local/template/record.ts';
import type { StrippedFrom } from '../deploy.ts';
import { account, type Emulator, region } from '../emulator.ts';
import type { PhysicalIds } from '../physical-ids.ts';
import { eventually } from '../stage.ts';
import type { Lack } from './lacking.ts';
import { triedPermissions } from './permissions.ts';
import { nameOf, referenceIn } from './strip.ts';

type LackOf<Kind extends Lack['kind']> = Extract<Lack, { kind: Kind }>;

/** Throws with every entry that is not needed any more, or that fails in another way than it did. */
export async function checkStillLacking(
  emulator: Emulator,
  ids: PhysicalIds,
  stripped: readonly StrippedFrom[],
  lacking: readonly Lack[],
): Promise<void> {
  const client = new CloudFormationClient(emulator.client);
  try {
    const deployed = lacking
      .filter((lack) => lack.kind === 'resource' || lack.kind === 'output')
      .map((lack, index) => tryToDeploy(client, `probe-${index}`, lack, stripped, ids));
    const permitted = lacking.filter((lack) => lack.kind === 'condition' || lack.kind === 'scope');
    const faults = [...(await Promise.all(deployed)), ...(await triedPermissions(emulator, permitted))];
    const found = faults.filter((fault) => fault !== undefined);
    if (found.length > 0)
      throw new Error(`test/emulator/lacking/lacking.ts is out of date:\n${found.join('\n')}`);
  } finally {
    client.destroy();
  }
}

async function tryToDeploy(
  client: CloudFormationClient,
  StackName: string,
  lack: LackOf<'resource' | 'output'>,
  stripped: readonly StrippedFrom[],
  ids: PhysicalIds,
): Promise<string | undefined> {
  const example = stripped.find((each) => each.lack === lack);
  if (example === undefined) throw new Error(`Nothing was stripped for ${nameOf(lack)}.`);
  const { id, stack, resource, output } = example;
  const { Type, Properties } = resource;
  const tried = {
    Resources: { [id]: { Type, Properties: deployedIn(Properties, stack, ids) } },
    ...(output !== undefined && { Outputs: { Probe: output } }),
  };
  const refusal = await refusalOf(client, StackName, JSON.stringify(tried));
  if (refusal === undefined)
    return `${nameOf(lack)}: the emulator takes it by now, so take it out of the list.`;
  if (!lack.says.test(refusal))
    return `${nameOf(lack)}: refused with other words than ${lack.says}: ${refusal}`;
  return undefined;
}

/** Why the stack can't be made; undefined when it can. */
async function refusalOf(
  client: CloudFormationClient,
  StackName: string,
  TemplateBody: string,
): Promise<string | undefined> {
  try {
    await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }));
  } catch (fault) {
    return String(fault);
  }
  const status = await eventually(`${StackName} is made or refused`, async () => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const found = Stacks[0]?.StackStatus;
    return found?.endsWith('_IN_PROGRESS') ? undefined : found;
  });
  if (status === 'CREATE_COMPLETE') return undefined;
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  // One that failed counts as an importer of what it refers to, and would keep the stage from being taken down.
  await client.send(new DeleteStackCommand({ StackName }));
  return StackEvents.flatMap(({ ResourceStatusReason = [] }) => ResourceStatusReason).join(' ');
}

/** References to what is deployed, as what they stand for there. */
function deployedIn(value: unknown, stack: string, ids: PhysicalIds): unknown {
  if (Array.isArray(value)) return value.map((each) => deployedIn(each, stack, ids));
  if (!isRecord(value)) return value;
  const reference = referenceIn(value);
  if (reference === undefined || reference.id.startsWith('AWS::')) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, deployedIn(each, stack, ids)]),
    );
  }
  const id = ids.find(stack, reference.id) ?? 'none';
  return reference.attribute === undefined ? id : `arn:aws:lambda:${region}:${account}:function:${id}`;
}
