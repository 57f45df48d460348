// What a command was given, for every script that takes arguments: what is wrong with it is one sentence that says what to do instead.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Its message is all there is to say. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument';
}

/** What a process ends with when its command line is wrong; what can't be done ends with 1. */
export const WRONG_USAGE = 2;

const help = { help: { type: 'boolean', short: 'h', default: false } } as const;

type Described<Options> = {
  /** As it is typed, without options. */
  command: string;
  /** What `--help` tells; without one the caller answers it. */
  usage?: string;
  options: Options;
  /** What may follow without a dash, by name. */
  words?: readonly string[];
};

export function readArguments<const Options extends ParseArgsOptionsConfig>(
  { command, usage, options, words = [] }: Described<Options>,
  given: readonly string[] = process.argv.slice(2),
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  const config = { args: [...given], options: { ...options, ...help }, allowPositionals: true } as const;
  const { tokens } = parseArgs({ ...config, strict: false, tokens: true });
  const known: ParseArgsOptionsConfig = config.options;
  const before = command.startsWith('npm ') && !command.includes(' -- ') ? `${command} --` : command;
  const more = `${before} --help lists what there is.`;
  if (isHelp(tokens)) {
    if (usage === undefined) return parseArgs({ ...config, args: ['--help'] });
    console.log(usage);
    process.exit(0);
  }
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined) throw new WrongArgument(`There is no option ${token.rawName}: ${more}`);
    const isText = option.type === 'string';
    if (!isText && token.value !== undefined) {
      throw new WrongArgument(`${token.rawName} takes no value: write ${token.rawName} alone.`);
    }
    if (isText && (token.value === undefined || token.value === '' || isOption(token))) {
      throw new WrongArgument(`${token.rawName} needs a value: ${more}`);
    }
  }
  refuseWhatNpmTook(before, Object.keys(options), environment, given);
  const tooMuch = tokens.filter((token) => token.kind === 'positional')[words.length];
  if (tooMuch !== undefined) throw new WrongArgument(`${command} takes no “${tooMuch.value}”: ${more}`);
  return parseArgs(config);
}

type Token = { kind: string; name?: string; value?: string | undefined; inlineValue?: boolean | undefined };

const isHelp = (tokens: readonly Token[]) =>
  tokens.some(({ kind, name }) => kind === 'option' && name === 'help');

/** `--data --frozen`: a value that begins with a dash is given by `=`. */
const isOption = ({ value, inlineValue }: Token) => inlineValue !== true && value?.startsWith('-') === true;

/** Options of npm itself. */
const ofNpm = new Set(['yes', 'help', 'local', 'json']);

/** `npm start --port 3001`: npm takes the option for one of its own. */
function refuseWhatNpmTook(
  command: string,
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  given: readonly string[],
): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const taken = names.find(
    (name) => !ofNpm.has(name) && environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
  );
  if (taken === undefined || given.some((each) => each.startsWith(`--${taken}`))) return;
  throw new WrongArgument(
    `npm kept --${taken} for itself: write two dashes before it, ${command} --${taken} …`,
  );
}

/** A whole number in a range. */
export function numberIn(
  /** As the reader knows it, `--port` for one. */
  name: string,
  text: string,
  { from, to, example }: { from: number; to: number; example: string },
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new WrongArgument(
    `${name} takes a whole number from ${from} to ${to}, not “${text}”: for example ${example}.`,
  );
}

/** An address on which something answers, without a slash at its end. */
export function addressIn(name: string, text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  throw new WrongArgument(`${name} takes an address, not “${text}”: for example http://localhost:3000.`);
}

/** What `read` makes of the command line; when it is wrong, that is said, and the process ends. */
export function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof WrongArgument)) throw fault;
    console.error(fault.message);
    process.exit(WRONG_USAGE);
  }
}

/** For what writes a file, or by `--check` tells only whether it is stale. */
export function isCheck(command: string): boolean {
  const usage = `${command} [-- --check]\n\n  --check  writes nothing: tells what is stale, and fails then`;
  const options = { check: { type: 'boolean', default: false } } as const;
  return orExit(() => readArguments({ command, usage, options }).values.check);
}
