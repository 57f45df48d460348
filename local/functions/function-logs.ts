// What the functions wrote: the last lines of each, kept in memory for tests and for who looks for a fault.
import type { LogLevel } from './messages.ts';

export type LogLine = { functionName: string; at: string; level: LogLevel; line: string };

export type FunctionLogs = {
  add(line: LogLine): void;
  /** Of one function, or of all, oldest first. */
  lines(functionName?: string): readonly LogLine[];
};

const KEPT_PER_FUNCTION = 1000;

export function createFunctionLogs(onLine: (line: LogLine) => void = () => undefined): FunctionLogs {
  const kept = new Map<string, LogLine[]>();
  return {
    add: (line) => {
      const own = kept.get(line.functionName) ?? [];
      kept.set(line.functionName, own);
      own.push(line);
      if (own.length > KEPT_PER_FUNCTION) own.shift();
      onLine(line);
    },
    lines: (functionName) =>
      functionName === undefined ? [...kept.values()].flat() : (kept.get(functionName) ?? []),
  };
}
