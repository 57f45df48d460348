// `npm run scale`: writes docs/scale.md from docs/cost.md and the quotas of AWS. `--check` only tells whether it is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scalePage } from './page.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const file = join(docs, 'scale.md');

const page = scalePage(readFileSync(join(docs, 'cost.md'), 'utf8'));
if (readIfThere() === page) process.exit();
if (process.argv.includes('--check')) {
  console.error('docs/scale.md is stale: run `npm run scale`.');
  process.exit(1);
}
writeFileSync(file, page);
console.log('docs/scale.md written');

function readIfThere(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
