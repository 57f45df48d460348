// `npm run scale`: writes docs/scale.md from docs/cost.md and the quotas of AWS. `--check` only tells whether it is stale.
import { keepPage, readPage } from '../keep-page.ts';
import { scalePage } from './page.ts';

keepPage('scale.md', scalePage(readPage('cost.md')), 'npm run scale');
