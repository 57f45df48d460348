// The table access of every function that changes consent.
import type { KeyedActions } from '../platform/table-access.ts';

/** A change is appended to the ledger and to its projection at once (CO-13). */
export const changesConsent: KeyedActions = {
  'CONSENT#*': ['GetItem', 'PutItem'],
  'LEDGER#*': ['PutItem', 'Query'],
  'LEDGER-EVENT#*': ['GetItem', 'PutItem'],
};
