// What a verb says and asks. Answers go to stdout, so that they can be piped; all else goes to stderr.
import { createInterface } from 'node:readline/promises';

export type Terminal = {
  /** What the verb is asked for: a token, a list. */
  print(line: string): void;
  /** What it is about to do, does and did. */
  say(line: string): void;
  /** The answer of a person, or undefined when there is none to ask. */
  ask(question: string): Promise<string | undefined>;
};

export function openTerminal(): Terminal {
  return {
    print: (line) => process.stdout.write(`${line}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
    async ask(question) {
      if (!process.stdin.isTTY) return undefined;
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await lines.question(question);
      } finally {
        lines.close();
      }
    },
  };
}
