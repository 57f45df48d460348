// Reads the command line, finds verb and stage, and carries the verb out; answers the exit code.
import * as z from 'zod';
import { stageName } from '../../lib/config/stage-config.ts';
import { readArguments, WRONG_USAGE, WrongArgument } from '../command-line/read-arguments.ts';
import { sentenceFor } from './cannot-operate.ts';
import { helpOf, overview } from './help.ts';
import { openOperator } from './operator.ts';
import { findTarget } from './target.ts';
import type { Terminal } from './terminal.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

/** 0: done. 1: it can't be done, or something is missing. 2: the command line is wrong. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const verb = verbs.find((each) => each.name === name);
  if (verb === undefined) {
    const isAsked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    if (!isAsked) terminal.say(`There is no verb ${name}.`);
    terminal.say(overview(verbs));
    return isAsked && name !== undefined ? 0 : WRONG_USAGE;
  }
  try {
    const { help, yes, where, given } = read(verb, rest);
    if (help || where === undefined) {
      terminal.say(helpOf(verb));
      return 0;
    }
    await verb.run(given, openOperator(await findTarget(where), terminal, yes));
    return 0;
  } catch (fault) {
    const isUsage = fault instanceof WrongArgument || fault instanceof z.ZodError;
    terminal.say(isUsage ? usageFault(fault) : sentenceFor(fault));
    if (isUsage) terminal.say(`\n${helpOf(verb)}`);
    return isUsage ? WRONG_USAGE : 1;
  }
}

/** What every verb takes. */
const common = {
  stage: { type: 'string' },
  region: { type: 'string' },
  local: { type: 'string' },
  api: { type: 'string' },
  'sign-in': { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

const whereabouts = z
  .object({
    stage: stageName.optional(),
    region: z.string().optional(),
    local: address().optional(),
    api: address().optional(),
    'sign-in': address().optional(),
  })
  .refine(
    ({ stage, local }) => stage !== undefined || local !== undefined,
    'Name the stage, --stage production for example; or the local cloud, --local http://localhost:3000.',
  );

function address() {
  return z
    .url({ protocol: /^https?$/, error: 'give an address, for example http://localhost:3000' })
    .transform((url) => url.replace(/\/+$/, ''));
}

function read(verb: Verb, args: readonly string[]) {
  const own = Object.entries(verb.options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const options = { ...Object.fromEntries(own), ...common };
  const command = `npm run operate -- ${verb.name}`;
  const { values, positionals } = readArguments({ command, options, words: verb.words }, args);
  const words = verb.words.flatMap((word, index) => {
    const value = positionals[index];
    return value === undefined ? [] : [[word, value] as const];
  });
  const given = Object.entries(values).filter(([name]) => Object.hasOwn(verb.options, name));
  const { yes, help } = z.object({ yes: z.boolean(), help: z.boolean() }).parse(values);
  return {
    yes,
    help,
    where: help ? undefined : whereabouts.parse(values),
    given: Object.fromEntries([...words, ...given]),
  };
}

function usageFault(fault: WrongArgument | z.ZodError): string {
  return fault instanceof z.ZodError ? fault.issues.map(faultOf).join('\n') : fault.message;
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}
