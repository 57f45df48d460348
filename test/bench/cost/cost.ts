// `npm run cost`: writes docs/cost.md from one referral played in the local cloud. `--check` only tells whether it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLocalStage } from '../../../local/build.ts';
import { countOneReferral } from './one-referral.ts';
import { costPage } from './page.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'cost.md');

const templateDir = await buildLocalStage(console.log);
// Where stories look for the stage.
process.env.DIBS_TEMPLATE_DIR = templateDir;
console.log('Playing one referral …');
const page = costPage(await countOneReferral(templateDir));
const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === page;
if (process.argv.includes('--check')) {
  if (!isCurrent) console.error('docs/cost.md is stale: run `npm run cost`.');
  process.exitCode = isCurrent ? 0 : 1;
} else if (!isCurrent) {
  writeFileSync(file, page);
  console.log('docs/cost.md written');
}
