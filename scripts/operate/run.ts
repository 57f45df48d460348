// Reads the command line, finds verb and stage, and carries the verb out; answers the exit code.
import { parseArgs, types } from 'node:util';
import * as z from 'zod';
import { CannotOperate } from './cannot-operate.ts';
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
    return isAsked && name !== undefined ? 0 : 2;
  }
  try {
    const { help, yes, where, given } = read(verb, rest);
    if (help) {
      terminal.say(helpOf(verb));
      return 0;
    }
    await verb.run(given, openOperator(await findTarget(where), terminal, yes));
    return 0;
  } catch (fault) {
    terminal.say(sentenceFor(fault));
    if (isUsage(fault)) terminal.say(`\n${helpOf(verb)}`);
    return isUsage(fault) ? 2 : 1;
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
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const whereabouts = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, 'is no stage’s name')
    .optional(),
  region: z.string().optional(),
  local: address().optional(),
  api: address().optional(),
  'sign-in': address().optional(),
});

function address() {
  return z
    .url({ protocol: /^https?$/, error: 'give an address, for example http://localhost:3000' })
    .transform((url) => url.replace(/\/+$/, ''));
}

class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

function read(verb: Verb, args: readonly string[]) {
  const own = Object.entries(verb.options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(own), ...common },
    allowPositionals: true,
  });
  const tooMuch = positionals[verb.words.length];
  if (tooMuch !== undefined) throw new WrongUsage(`${verb.name} takes no “${tooMuch}”.`);
  const words = verb.words.flatMap((word, index) => {
    const value = positionals[index];
    return value === undefined ? [] : [[word, value] as const];
  });
  const given = Object.entries(values).filter(([name]) => Object.hasOwn(verb.options, name));
  const { yes, help } = z.object({ yes: z.boolean(), help: z.boolean() }).parse(values);
  return {
    yes,
    help,
    where: help ? {} : whereabouts.parse(values),
    given: Object.fromEntries([...words, ...given]),
  };
}

function isUsage(fault: unknown): boolean {
  const code = types.isNativeError(fault) && 'code' in fault ? String(fault.code) : '';
  return fault instanceof WrongUsage || fault instanceof z.ZodError || code.startsWith('ERR_PARSE_ARGS');
}

function sentenceFor(fault: unknown): string {
  if (fault instanceof z.ZodError) return fault.issues.map(faultOf).join('\n');
  if (fault instanceof CannotOperate || isUsage(fault)) return messageOf(fault);
  const name = types.isNativeError(fault) ? fault.name : '';
  if (name === 'CredentialsProviderError')
    return 'There are no AWS credentials: sign in (aws sso login) or set AWS_PROFILE. For the local cloud give --local http://localhost:3000.';
  if (/Region is missing/.test(messageOf(fault))) return 'Name the region: --region us-west-2, for example.';
  if (name.startsWith('ExpiredToken')) return 'The AWS credentials have expired: sign in again.';
  if (/AccessDenied|UnrecognizedClient|AuthorizationError/.test(name))
    return `These credentials may not do that: ${messageOf(fault)}`;
  return `${name === '' ? '' : `${name}: `}${messageOf(fault)}`;
}

function messageOf(fault: unknown): string {
  return types.isNativeError(fault) ? fault.message : String(fault);
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}
