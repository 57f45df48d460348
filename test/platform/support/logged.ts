// What a function logs while a test runs: kept, not printed.
import { afterEach, beforeEach, jest } from '@jest/globals';

/** Everything logged in the running test, as one text. */
export function captureLog(): () => string {
  let lines: unknown[][] = [];
  beforeEach(() => {
    lines = [];
    for (const level of ['error', 'warn', 'info', 'log'] as const) {
      jest.spyOn(console, level).mockImplementation((...line) => {
        lines.push(line);
      });
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return () => lines.map((line) => JSON.stringify(line)).join('\n');
}
