// A page of docs/ that a script makes: written when it changed; `--check` only tells whether it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCheck } from '../../scripts/command-line/read-arguments.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');

export const readPage = (name: string): string => readFileSync(join(docs, name), 'utf8');

/** `command`: what writes it. */
export function keepPage(name: string, page: string, command: string): void {
  const isCurrent = existsSync(join(docs, name)) && readPage(name) === page;
  if (isCheck(command)) {
    if (!isCurrent) console.error(`docs/${name} is stale: run \`${command}\`.`);
    process.exitCode = isCurrent ? 0 : 1;
  } else if (!isCurrent) {
    writeFileSync(join(docs, name), page);
    console.log(`docs/${name} written`);
  }
}
