// Runs a command to its end and keeps what it printed.
import { spawn } from 'node:child_process';

export type Execution = { code: number; output: string };

/** Throws only when the command can't be started: what a failure means is for who asked. */
export function execute(
  command: string,
  args: readonly string[],
  { environment, folder }: { environment?: NodeJS.ProcessEnv; folder?: string } = {},
): Promise<Execution> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(environment !== undefined && { env: environment }),
      ...(folder !== undefined && { cwd: folder }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
