// The fault sweep over the lives of referrals that are claimed by phone.
import { phoneFlows } from './phone-flow.ts';
import { sweep } from './sweep.ts';

// What else happens in these lives is swept in those by text.
await sweep(
  phoneFlows,
  ({ functionName, service }) =>
    functionName.includes('Calling') || (functionName.includes('FollowChanges') && service === 'states'),
);
