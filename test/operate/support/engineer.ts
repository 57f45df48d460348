// An engineer at a terminal: runs verbs as from the command line, and keeps what they said.
import { run } from '../../../scripts/operate/run.ts';

export type Told = { code: number; printed: readonly string[]; said: string };

/** `answer`: what they type when asked; without one nobody is there. */
export async function operate(args: readonly string[], answer?: string): Promise<Told> {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await run(args, {
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
    ask: async (question) => {
      said.push(question);
      return answer;
    },
  });
  return { code, printed, said: said.join('\n') };
}
