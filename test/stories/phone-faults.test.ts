// The fault sweep over the lives of referrals that are claimed by phone.
import { phoneFlows } from './support/phone-flow.ts';
import { sweep } from './support/sweep.ts';

// What else happens in these lives is swept in those by text.
await sweep(
  phoneFlows,
  ({ functionName, service }) =>
    functionName.includes('Calling') || (functionName.includes('DispatchChanges') && service === 'states'),
);
