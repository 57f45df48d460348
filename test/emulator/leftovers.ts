// What runs that were killed left behind: folders that are named after a process.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Those in `folder` whose process is gone; `name` captures its number. */
export function leftIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const [, pid] = name.exec(entry) ?? [];
    return pid === undefined || isRunning(Number(pid)) ? [] : [join(folder, entry)];
  });
}

const failure = z.object({ code: z.string() });

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // Not ours, but there.
    return failure.safeParse(fault).data?.code === 'EPERM';
  }
}
