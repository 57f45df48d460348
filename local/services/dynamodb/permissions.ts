// What IAM must allow for a DynamoDB request, told from the request: action, table or index, and leading keys.
import { AwsError, type AwsInput, type Permission } from '../../aws/service.ts';
import { isRecord } from '../../template/record.ts';
import type { DeployedTable } from './deployed-tables.ts';
import { partitionKeyValues } from './key-condition.ts';

export type FindTable = (nameOrArn: string) => DeployedTable;

type PermissionsOf = (input: AwsInput, find: FindTable) => readonly Permission[];

function onKey(action: string, keyField: 'Key' | 'Item'): PermissionsOf {
  return (input, find) => {
    const table = find(nameIn(input));
    return [permission(action, table.arn, [leadingKey(input[keyField], table)])];
  };
}

function onKeyCondition(action: string): PermissionsOf {
  return (input, find) => {
    const table = find(nameIn(input));
    const index = typeof input.IndexName === 'string' ? input.IndexName : undefined;
    const resource = index === undefined ? table.arn : `${table.arn}/index/${index}`;
    return [permission(action, resource, partitionKeyValues(input, table.partitionKey(index)))];
  };
}

/** A scan has no leading keys: a policy that limits them does not allow it. */
const scan: PermissionsOf = (input, find) => {
  const table = find(nameIn(input));
  const resource = typeof input.IndexName === 'string' ? `${table.arn}/index/${input.IndexName}` : table.arn;
  return [{ action: 'dynamodb:Scan', resource, context: { 'dynamodb:LeadingKeys': [UNBOUNDED] } }];
};

/** Means "any key": no sensible pattern but `*` matches it. AWS sets no key and its ForAllValues would allow it. */
const UNBOUNDED = '\u0000any key';

const batchGet: PermissionsOf = (input, find) =>
  Object.entries(record(input.RequestItems)).map(([name, request]) => {
    const table = find(name);
    const keys = list(record(request).Keys).map((key) => leadingKey(key, table));
    return permission('dynamodb:BatchGetItem', table.arn, keys);
  });

const batchWrite: PermissionsOf = (input, find) =>
  Object.entries(record(input.RequestItems)).map(([name, requests]) => {
    const table = find(name);
    const keys = list(requests).map((each) => {
      const request = record(each);
      return leadingKey(record(request.PutRequest).Item ?? record(request.DeleteRequest).Key, table);
    });
    return permission('dynamodb:BatchWriteItem', table.arn, keys);
  });

const TRANSACT_ACTIONS: Readonly<Record<string, { action: string; keyField: 'Key' | 'Item' }>> = {
  Put: { action: 'dynamodb:PutItem', keyField: 'Item' },
  Update: { action: 'dynamodb:UpdateItem', keyField: 'Key' },
  Delete: { action: 'dynamodb:DeleteItem', keyField: 'Key' },
  ConditionCheck: { action: 'dynamodb:ConditionCheckItem', keyField: 'Key' },
  Get: { action: 'dynamodb:GetItem', keyField: 'Key' },
};

/** A transaction needs the permission of each act in it; there is none for the transaction itself. */
function transaction(enclosing: string): PermissionsOf {
  return (input, find) =>
    list(input.TransactItems).map((item) => {
      const [kind = '', act] = Object.entries(record(item))[0] ?? [];
      const known = TRANSACT_ACTIONS[kind];
      if (known === undefined) throw invalid(`TransactItems holds ${kind || 'nothing'}`);
      const table = find(nameIn(record(act)));
      const { action, resource, context } = permission(known.action, table.arn, [
        leadingKey(record(act)[known.keyField], table),
      ]);
      return { action, resource, context: { ...context, 'dynamodb:EnclosingOperation': [enclosing] } };
    });
}

const describe: PermissionsOf = (input, find) => [
  { action: 'dynamodb:DescribeTable', resource: find(nameIn(input)).arn },
];

/** The actions that the local cloud carries out. PartiQL is not among them: it would pass by the leading keys. */
export const PERMISSIONS: Readonly<Record<string, PermissionsOf>> = {
  GetItem: onKey('dynamodb:GetItem', 'Key'),
  PutItem: onKey('dynamodb:PutItem', 'Item'),
  UpdateItem: onKey('dynamodb:UpdateItem', 'Key'),
  DeleteItem: onKey('dynamodb:DeleteItem', 'Key'),
  Query: onKeyCondition('dynamodb:Query'),
  Scan: scan,
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactWriteItems: transaction('TransactWriteItems'),
  TransactGetItems: transaction('TransactGetItems'),
  DescribeTable: describe,
};

function permission(action: string, resource: string, leadingKeys: readonly string[]): Permission {
  return { action, resource, context: { 'dynamodb:LeadingKeys': leadingKeys } };
}

function leadingKey(key: unknown, table: DeployedTable): string {
  const [value] = Object.values(record(record(key)[table.partitionKey()]));
  if (typeof value !== 'string') throw invalid('The provided key element does not match the schema');
  return value;
}

function nameIn(input: AwsInput): string {
  if (typeof input.TableName === 'string') return input.TableName;
  throw invalid('TableName is missing');
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
