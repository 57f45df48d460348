// Least privilege on the single table: statements limited to the partition keys that a role needs.
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  /** Also removes. */
  | 'BatchWriteItem'
  | 'ConditionCheckItem';

/** Allowed actions by partition key pattern, for example `{ 'REF#*': ['GetItem'] }`. */
export type KeyedActions = Readonly<Record<string, readonly TableAction[]>>;

const leadingKeys = 'dynamodb:LeadingKeys';

/** One statement per set of actions, so that one batch call can read items of several patterns. */
export function onKeys(table: Table, access: KeyedActions): PolicyStatement[] {
  const patternsByActions = Map.groupBy(Object.keys(access), (pattern) => actionsOn(access, pattern).join());
  return [...patternsByActions.values()].map(
    (patterns) =>
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: patterns.flatMap((pattern) => actionsOn(access, pattern)),
        resources: [table.tableArn],
        conditions: {
          'ForAllValues:StringLike': { [leadingKeys]: patterns },
          // ForAllValues also matches when there are no values: without this a call that names no key would be allowed.
          Null: { [leadingKeys]: 'false' },
        },
      }),
  );
}

function actionsOn(access: KeyedActions, pattern: string): string[] {
  return (access[pattern] ?? []).map((action) => `dynamodb:${action}`).sort();
}

/** The sparse indexes, which project keys only. */
export type Index = 'inbox' | 'due';

export function onIndex(table: Table, index: Index): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['dynamodb:Query'],
    resources: [`${table.tableArn}/index/${index}`],
  });
}

/**
 * CO-13, PE-7: whatever else a role is allowed, it can't change or delete an event of the ledger or of the audit trail, and puts one in a transaction alone, where its
 * condition and what it comes to stand beside it. IAM sees no condition expression: that the put replaces nothing is the code's.
 */
export function ledgerStaysAsWritten(table: Table): PolicyStatement[] {
  const ofLedger = { 'ForAnyValue:StringLike': { [leadingKeys]: ['LEDGER#*', 'AUDIT#*'] } };
  const resources = [table.tableArn];
  return [
    new PolicyStatement({
      effect: Effect.DENY,
      actions: [
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:PartiQLInsert',
        'dynamodb:PartiQLUpdate',
        'dynamodb:PartiQLDelete',
      ],
      resources,
      conditions: ofLedger,
    }),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['dynamodb:PutItem'],
      resources,
      // Also true of a put outside of any operation, which has no such key.
      conditions: { ...ofLedger, StringNotEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } },
    }),
  ];
}
