// What a verb works with: the stage, its stacks, its API, and whoever sits at the terminal.
import { type Api, openApi } from './api.ts';
import { CannotOperate } from './cannot-operate.ts';
import { type Machine, tokenOf } from './machine-tokens.ts';
import { type DeployedStage, findStage } from './stacks.ts';
import type { Target } from './target.ts';
import type { Terminal } from './terminal.ts';

export type Operator = Pick<Terminal, 'print' | 'say'> & {
  readonly target: Target;
  /** Looked up once. */
  stage(): Promise<DeployedStage>;
  machineToken(machine: Machine): Promise<string>;
  /** The stage's API, as a machine. */
  api(machine: Machine): Promise<Api>;
  /** Says what is about to be done, and goes on only if that is wanted. */
  agree(plan: readonly string[]): Promise<void>;
};

export function openOperator(target: Target, terminal: Terminal, isAgreed: boolean): Operator {
  let found: Promise<DeployedStage> | undefined;
  const stage = () => {
    found ??= findStage(target.stage, target.client);
    return found;
  };
  const machineToken = async (machine: Machine) => tokenOf(machine, target, await stage());
  return {
    target,
    print: terminal.print,
    say: terminal.say,
    stage,
    machineToken,
    api: async (machine) => {
      const url = target.api ?? (await stage()).output('HttpApiUrl');
      return openApi(url, await machineToken(machine));
    },
    async agree(plan) {
      terminal.say(`On the stage ${target.stage}${target.isLocal ? ' of the local cloud' : ''} this will`);
      for (const step of plan) terminal.say(`  - ${step}`);
      if (isAgreed) return;
      const answer = await terminal.ask('Go on? [y/N] ');
      if (answer === undefined)
        throw new CannotOperate('Nothing was done: nobody is there to agree. Run it again with --yes.');
      if (!/^y(es)?$/i.test(answer.trim())) throw new CannotOperate('Nothing was done.');
    },
  };
}
