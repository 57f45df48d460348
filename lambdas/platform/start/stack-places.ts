// Stack traces name places in the source. scripts/bundle.ts puts this before every handler.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { lazily } from '../lazily.ts';

/**
 * Node's `--enable-source-maps` does the same, but reads the map of a function at each start: a tenth of its module load, for the few
 * that ever log a stack.
 */
const mapOfBundle = lazily(() => {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${import.meta.url}.map`), 'utf8')));
  } catch {
    // A stack with the bundle's own places is better than an error about an error.
    return undefined;
  }
});

Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${inSource(frame)}`)].join('\n');

function inSource(frame: NodeJS.CallSite): string {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  if (file !== import.meta.url || line === null || column === null) return String(frame);
  const origin = mapOfBundle()?.findOrigin(line, column);
  if (origin === undefined || !('fileName' in origin)) return String(frame);
  const fromRoot = origin.fileName.replace(/^(\.\.\/)+/, '');
  return String(frame).replace(
    `${file}:${line}:${column}`,
    () => `${fromRoot}:${origin.lineNumber}:${origin.columnNumber}`,
  );
}
