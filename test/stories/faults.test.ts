// The fault sweep over the lives of referrals: claimed by text, declined or left; and by phone.
import { openLifeRunners } from './support/life-runner.ts';
import { phoneFlows } from './support/phone-flow.ts';
import { flows } from './support/referral-flow.ts';
import { sweep } from './support/sweep.ts';

const runners = await openLifeRunners(2);

await sweep(runners, flows, () => true);

// What else happens in lives by phone is swept in those by text.
await sweep(
  runners,
  phoneFlows,
  ({ functionName, service }) =>
    functionName.includes('Calling') || (functionName.includes('DispatchChanges') && service === 'states'),
);
