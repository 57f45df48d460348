// What a verb says and asks. Answers go to stdout, so that they can be piped; all else goes to stderr.
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { types } from 'node:util';

export type Terminal = {
  /** What the verb is asked for: a token, a list. */
  print(line: string): void;
  /** What it is about to do, does and did. */
  say(line: string): void;
  /** The answer of a person, or undefined when there is none to ask. */
  ask(question: string): Promise<string | undefined>;
};

export function openTerminal(
  input: Readable & { isTTY?: boolean } = process.stdin,
  output: Writable = process.stderr,
): Terminal {
  return {
    print: (line) => process.stdout.write(`${line}\n`),
    say: (line) => output.write(`${line}\n`),
    async ask(question) {
      if (!input.isTTY) return undefined;
      const lines = createInterface({ input, output, terminal: true });
      try {
        return await lines.question(question);
      } catch (fault) {
        // Ctrl-C and Ctrl-D answer nothing, and that is no yes.
        if (!types.isNativeError(fault) || fault.name !== 'AbortError') throw fault;
        output.write('\n');
        return '';
      } finally {
        lines.close();
      }
    },
  };
}

/** Whoever read what is said may stop doing so, as `head` does: what a verb has begun it ends all the same. */
export function goOnUnread(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
}
