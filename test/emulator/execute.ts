// Runs a command to its end and keeps what it printed.
import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

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
      // A group of its own, so that what it starts ends with it.
      detached: true,
      ...(environment !== undefined && { env: environment }),
      ...(folder !== undefined && { cwd: folder }),
    });
    running.add(child);
    child.once('close', () => running.delete(child));
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

/** Ends whatever is executed now. */
export function endExecutions(): void {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
