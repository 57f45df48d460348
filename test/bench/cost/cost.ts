// `npm run cost`: writes docs/cost.md from one referral played in the local cloud. `--check` only tells whether it is stale.
import { buildLocalStage } from '../../../local/build.ts';
import { keepPage } from '../keep-page.ts';
import { countOneReferral } from './one-referral.ts';
import { costPage } from './page.ts';

const templateDir = await buildLocalStage(console.log);
// Where stories look for the stage.
process.env.DIBS_TEMPLATE_DIR = templateDir;
console.log('Playing one referral …');
const page = costPage(await countOneReferral(templateDir));
keepPage('cost.md', page, 'npm run cost');
