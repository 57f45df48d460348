// What whoever changes consent does in the table.
import type { KeyedActions } from '../platform/table-access.ts';

/** A change is appended to the ledger, then what all of the ledger comes to is written (CO-13). */
export const changesConsent: KeyedActions = {
  'CONSENT#*': ['GetItem', 'PutItem'],
  'LEDGER#*': ['PutItem', 'Query'],
};
