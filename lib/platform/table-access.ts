// Least privilege on the one table: statements that name the partition keys a role may touch.
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'ConditionCheckItem';

/** Actions by the pattern of partition keys that they are allowed on, for example `{ 'REF#*': ['GetItem'] }`. */
export type KeyedActions = Readonly<Record<string, readonly TableAction[]>>;

const leadingKeys = 'dynamodb:LeadingKeys';

/** One statement per set of actions: a batch may then read items of all its patterns in one call. */
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
          // "For all values" also holds when there are none: without this a call that names no key would slip through.
          Null: { [leadingKeys]: 'false' },
        },
      }),
  );
}

function actionsOn(access: KeyedActions, pattern: string): string[] {
  return (access[pattern] ?? []).map((action) => `dynamodb:${action}`).sort();
}

/** The sparse indexes, which hold keys only. */
export type Index = 'inbox' | 'due';

export function onIndex(table: Table, index: Index): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['dynamodb:Query'],
    resources: [`${table.tableArn}/index/${index}`],
  });
}

/** CO-13: what the ledger holds is never changed or deleted, whatever else a role may come to be allowed. */
export function ledgerStaysAsWritten(table: Table): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: [
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
    ],
    resources: [table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { [leadingKeys]: ['LEDGER#*'] } },
  });
}
