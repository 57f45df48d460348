// take-down: deletes the stacks of a stage, those that others import from last.
import {
  CloudFormationClient,
  DeleteStackCommand,
  ListImportsCommand,
  paginateListStackResources,
  type Stack,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { CannotOperate } from '../cannot-operate.ts';
import { verb } from '../verb.ts';

/** A distribution takes its time. */
const longestSeconds = 45 * 60;

export const takeDown = verb({
  name: 'take-down',
  summary: 'Deletes the stacks of a stage; the data stays, unless you say otherwise',
  details: [
    'Without --data the stack of what must last stays as it is: the stage can be deployed again over it. With --data that stack is deleted',
    'too; what it retains (the table, people, keys, inbound texts) then belongs to no stack, and is listed for you to delete by hand.',
    'A protected stage is refused: write "protected": false into its configuration, deploy, and run it again.',
  ],
  options: { data: { does: 'deletes the data stack as well' } },
  given: z.object({ data: z.boolean().default(false) }),
  async run({ data }, { target, stage, agree, say, print }) {
    if (target.isLocal)
      throw new CannotOperate(
        'The local cloud ends with npm start: stop it there. What it kept is in the folder given by --data.',
      );
    const all = (await stage()).stacks;
    const dataStack = `dibs-${target.stage}-data`;
    const doomed = all.filter(({ StackName }) => data || StackName !== dataStack);
    if (doomed.length === 0) return say('There is nothing to take down.');
    const guarded = doomed.filter(({ EnableTerminationProtection }) => EnableTerminationProtection);
    if (guarded.length > 0)
      throw new CannotOperate(
        `${namesOf(guarded)} can’t be deleted yet: write "protected": false into config/${target.stage}.json, deploy, and run it again.`,
      );
    const client = new CloudFormationClient(target.client);
    try {
      const order = await inOrder(client, doomed);
      const kept = data ? await retainedIn(client, dataStack, all) : [];
      await agree([
        ...order.map(({ StackName }) => `delete the stack ${StackName}`),
        ...(kept.length === 0
          ? []
          : ['leave what is listed first: it is retained, and belongs to no stack then']),
      ]);
      // Before anything is deleted: nothing tells afterwards.
      for (const each of kept) print(each);
      for (const { StackName = '', StackId = StackName } of order) {
        await client.send(new DeleteStackCommand({ StackName }));
        // By its id: a deleted stack has no name.
        await waitUntilStackDeleteComplete(
          { client, maxWaitTime: longestSeconds, minDelay: 2, maxDelay: 15 },
          { StackName: StackId },
        ).catch(() => {
          throw new CannotOperate(
            `${StackName} was not deleted: see its events in CloudFormation, then run it again.`,
          );
        });
        say(`${StackName} is deleted.`);
      }
      if (kept.length > 0) say('What is listed above was retained: it may be left, or deleted by hand.');
      else say(`Kept: ${dataStack}.`);
    } finally {
      client.destroy();
    }
  },
});

/** Each stack after those that import from it. */
async function inOrder(client: CloudFormationClient, stacks: readonly Stack[]): Promise<readonly Stack[]> {
  const importers = new Map<string, ReadonlySet<string>>();
  for (const { StackName = '', Outputs = [] } of stacks) {
    const found = new Set<string>();
    for (const { ExportName } of Outputs) {
      if (ExportName === undefined) continue;
      for (const name of await importersOf(client, ExportName)) found.add(name);
    }
    importers.set(StackName, found);
  }
  const names = new Set(stacks.map(({ StackName }) => StackName));
  for (const [name, found] of importers) {
    const other = [...found].find((importer) => !names.has(importer));
    if (other !== undefined)
      throw new CannotOperate(`${name} is used by ${other}: delete that stack first. Nothing was done.`);
  }
  const ordered: Stack[] = [];
  let left = stacks;
  while (left.length > 0) {
    const remaining = new Set(left.map(({ StackName }) => StackName));
    const free = left.filter(({ StackName = '' }) =>
      [...(importers.get(StackName) ?? [])].every((name) => !remaining.has(name)),
    );
    if (free.length === 0) throw new CannotOperate(`${namesOf(left)} import from each other.`);
    ordered.push(...free);
    left = left.filter((stack) => !free.includes(stack));
  }
  return ordered;
}

async function importersOf(client: CloudFormationClient, ExportName: string): Promise<readonly string[]> {
  const found: string[] = [];
  let NextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new ListImportsCommand({ ExportName, ...(NextToken !== undefined && { NextToken }) }),
      );
      found.push(...(page.Imports ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  } catch (fault) {
    // So CloudFormation says that nobody imports it.
    if (!(fault instanceof Error) || !/not imported/.test(fault.message)) throw fault;
  }
  return found;
}

/** What the data stack keeps for good when it is deleted, by type and name. */
const keptTypes =
  /^AWS::(DynamoDB::(Global)?Table|Cognito::UserPool|KMS::Key|SNS::Topic|SQS::Queue|Backup::BackupVault)$/;

async function retainedIn(
  client: CloudFormationClient,
  dataStack: string,
  all: readonly Stack[],
): Promise<readonly string[]> {
  if (!all.some(({ StackName }) => StackName === dataStack)) return [];
  const kept: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: dataStack })) {
    for (const { ResourceType = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? []) {
      if (keptTypes.test(ResourceType)) kept.push(`${ResourceType}  ${PhysicalResourceId}`);
    }
  }
  return kept;
}

function namesOf(stacks: readonly Stack[]): string {
  return stacks.map(({ StackName }) => StackName).join(', ');
}
