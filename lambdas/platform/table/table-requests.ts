// How conditional writes are spelled: plain values become DynamoDB attributes and expression inputs.
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';

/** An item as plain values; each store parses what it reads with its own schema. */
export type Item = Record<string, unknown>;

type Placeholders = { names?: Record<string, string>; values?: Item };
/** A condition expression with its `#names` and `:values`. */
export type Condition = Placeholders & { condition: string };
/** An update expression on one item, with an optional condition. */
export type Update = Placeholders & { key: Key; update: string; condition?: string };
/** One write of a transaction. */
export type Write = { put: Item; if?: Condition } | { update: Update } | { check: Condition & { key: Key } };

/** True for an item that is not there yet. */
export const isNew: Condition = { condition: 'attribute_not_exists(pk)' };

/** True for an item whose count of changes is still `revision`. */
export function unchangedSince(revision: number): Condition {
  return { condition: 'revision = :revision', values: { ':revision': revision } };
}

/** The same of one that may have been read before it was there: then it still isn't. */
export function asSeen(seen: { revision: number } | undefined): Required<Omit<Condition, 'names'>> {
  if (seen === undefined) return { condition: 'attribute_not_exists(revision)', values: {} };
  return { condition: 'revision = :seen', values: { ':seen': seen.revision } };
}

/** Sets each field, spelled by placeholders of its own name; `more` adds to it. */
export function setExpression(
  fields: Item,
  more: Placeholders = {},
): Required<Placeholders> & { update: string } {
  const fieldNames = Object.keys(fields);
  return {
    update: `SET ${fieldNames.map((name) => `#${name} = :${name}`).join(', ')}`,
    names: { ...Object.fromEntries(fieldNames.map((name) => [`#${name}`, name])), ...more.names },
    values: {
      ...Object.fromEntries(fieldNames.map((name) => [`:${name}`, fields[name]])),
      ...more.values,
    },
  };
}

/** Sets each field of what is saved as a whole, and counts the save; on `version` alone, if one is named, which is 0 before the first. */
export function versionedSave(key: Key, fields: Item, version: number | undefined): Update {
  const set = setExpression(fields, {
    names: { '#version': 'version' },
    values: { ':one': 1, ...(version && { ':version': version }) },
  });
  return {
    ...set,
    key,
    update: `${set.update} ADD #version :one`,
    ...(version !== undefined && {
      condition: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    }),
  };
}

/** A condition that `name` is one of `values`. */
export function isOneOf(name: string, values: readonly string[]): Required<Condition> {
  const placeholders = values.map((_, index) => `:${name}${index}`);
  return {
    condition: `#${name} IN (${placeholders.join(', ')})`,
    names: { [`#${name}`]: name },
    values: Object.fromEntries(values.map((value, index) => [`:${name}${index}`, value])),
  };
}

export function toAttributes(item: Item): Record<string, AttributeValue> {
  return marshall(item, { removeUndefinedValues: true });
}

function placeholders({ names, values }: Placeholders) {
  return {
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values && toAttributes(values),
  };
}

export function conditionInput(condition: Condition | undefined) {
  return condition && { ConditionExpression: condition.condition, ...placeholders(condition) };
}

export function updateInput(update: Update) {
  return {
    Key: toAttributes(update.key),
    UpdateExpression: update.update,
    ConditionExpression: update.condition,
    ...placeholders(update),
  };
}

export function transactInput(TableName: string, write: Write): TransactWriteItem {
  if ('put' in write) {
    return { Put: { TableName, Item: toAttributes(write.put), ...conditionInput(write.if) } };
  }
  if ('update' in write) return { Update: { TableName, ...updateInput(write.update) } };
  const { key, condition, ...rest } = write.check;
  return {
    ConditionCheck: {
      TableName,
      Key: toAttributes(key),
      ConditionExpression: condition,
      ...placeholders(rest),
    },
  };
}
