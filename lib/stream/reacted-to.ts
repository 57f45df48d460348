// Which records of the table's stream reach the function that follows it: those of items that something reacts to.
import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';

/** Partition keys of the items that have reactions, whatever they are. A team's, an imported list's: who acted is in the audit trail (PE-7). */
const prefixes = [
  'OUTBOX#',
  'CONSENT#',
  'CONSENT-REQUEST#',
  'TEAM#',
  'OPERATION#',
  'IMPORT#',
  'TEMPLATES#',
  'CONCIERGE#',
  'PLANS#',
  'BULK#',
];
/** Of those of which only a change has: an agent who is new has had nothing to lose (PE-4). */
const prefixesOfChanges = ['MEMBERSHIP#'];
/** Of a referral's items, those that have reactions. */
const typesOfReferrals = [
  'race',
  'details',
  'offer',
  'message',
  'conversation',
  'call',
  'note',
  'reminder',
  'client-plan',
];

const startsWith = (starts: readonly string[]) => ({
  Keys: { pk: { S: starts.flatMap((start) => FilterRule.beginsWith(start)) } },
});
/** Items that TTL removes have no reactions. */
const written = FilterRule.or('INSERT', 'MODIFY');

/** A record passes when one of them does. */
export const reactedTo = [
  FilterCriteria.filter({ eventName: written, dynamodb: startsWith(prefixes) }),
  FilterCriteria.filter({
    eventName: written,
    dynamodb: { ...startsWith(['REF#']), NewImage: { type: { S: typesOfReferrals } } },
  }),
  // Of the ledger only what an administrator had recorded, and what a lead did with a client of others (PE-7).
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { ...startsWith(['LEDGER#']), NewImage: { clientId: { S: FilterRule.exists() } } },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { ...startsWith(['LEDGER#']), NewImage: { leadId: { S: FilterRule.exists() } } },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: startsWith(prefixesOfChanges),
  }),
];
