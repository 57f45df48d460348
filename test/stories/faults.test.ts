// The fault sweep over the lives of referrals that are claimed by text, declined or left.
import { flows } from './support/referral-flow.ts';
import { sweep } from './support/sweep.ts';

await sweep(flows, () => true);
