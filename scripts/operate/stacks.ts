// The stacks of a stage, and what they tell: names and addresses are looked up there, never made up.
import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { CannotOperate } from './cannot-operate.ts';
import type { ClientConfig } from './target.ts';

export type Output = { stack: string; key: string; value: string; description: string | undefined };

export type DeployedStage = {
  readonly stacks: readonly Stack[];
  /** The value of the output with that name, in whichever stack it is. */
  output(name: string): string;
  /** All outputs with that name, one for each construct that has it. */
  outputs(name: string): readonly Output[];
};

/** The CDK ends an output's key with a hash of its path. */
const hash = '[0-9A-F]{8}';

export async function findStage(stage: string, config: ClientConfig): Promise<DeployedStage> {
  const client = new CloudFormationClient(config);
  const stacks: Stack[] = [];
  try {
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
      stacks.push(...Stacks.filter((stack) => isOf(stage, stack)));
    }
  } finally {
    client.destroy();
  }
  const all = stacks.flatMap(({ StackName: stack = '', Outputs = [] }) =>
    Outputs.map(({ OutputKey: key = '', OutputValue: value = '', Description: description }) => ({
      stack,
      key,
      value,
      description,
    })),
  );
  const outputs = (name: string) => all.filter(({ key }) => new RegExp(`${name}(${hash})?$`).test(key));
  return {
    stacks,
    outputs,
    output: (name) => {
      const [found] = outputs(`^${name}`);
      if (found !== undefined) return found.value;
      throw new CannotOperate(
        stacks.length === 0
          ? `There is no stage ${stage} here: check --stage, --region and whose credentials these are, or deploy it first.`
          : `No stack of the stage ${stage} has the output ${name}…: deploy this version of Dibs first.`,
      );
    },
  };
}

/** By tag: a stage's name may begin another's. */
function isOf(stage: string, { Tags = [], ParentId }: Stack): boolean {
  const tagged = (key: string, value: string) => Tags.some((tag) => tag.Key === key && tag.Value === value);
  return ParentId === undefined && tagged('application', 'dibs') && tagged('stage', stage);
}
