// DynamoDB in memory, as much of it as the race's single-item writes use. That it answers as an engine does is tested.
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type GetItemCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Item = Record<string, unknown>;
type Attributes = Record<string, AttributeValue>;
/** An item as it is looked at and as it is answered. */
type Kept = { plain: Item; attributes: Attributes };

export type OneItemDynamoDb = { put(item: Item): void; clear(): void };

/**
 * Has `client` served from memory. Each call goes through `arrive`, which carries it out by `commit`, whole and at once,
 * as DynamoDB does with the writes of one item.
 */
export function serveFromMemory(
  client: DynamoDBClient,
  arrive: <T>(commit: () => T) => Promise<T>,
): OneItemDynamoDb {
  const items = new Map<string, Kept>();
  const idOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const keep = (plain: Item): Kept => {
    const kept = { plain, attributes: marshall(plain) };
    items.set(idOf(plain), kept);
    return kept;
  };

  function update(input: UpdateItemCommandInput) {
    const key = unmarshall(input.Key ?? {});
    const kept = items.get(idOf(key));
    const values = unmarshall(input.ExpressionAttributeValues ?? {});
    const pathOf = (name: string) => input.ExpressionAttributeNames?.[name] ?? name;
    if (!isMet(input.ConditionExpression ?? '', kept?.plain ?? {}, values, pathOf)) {
      const standing = kept && { Item: kept.attributes };
      throw new ConditionalCheckFailedException({ message: 'failed', $metadata: {}, ...standing });
    }
    const updated = updatedBy(input.UpdateExpression ?? '', kept?.plain ?? key, values, pathOf);
    return { Attributes: keep(updated).attributes };
  }

  const get = ({ Key = {} }: GetItemCommandInput) => ({ Item: items.get(idOf(unmarshall(Key)))?.attributes });

  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) => {
        const answer = await arrive(() => {
          if ('UpdateExpression' in input) return update(input);
          if (commandName === 'GetItemCommand' && 'Key' in input) return get(input);
          throw new Error(`The model knows no ${commandName}`);
        });
        return { output: { $metadata: {}, ...answer }, response: undefined };
      },
    { step: 'initialize', priority: 'high' },
  );
  return { put: keep, clear: () => items.clear() };
}

/** Conditions joined by AND, of the kinds that the race store writes; any other is a fault of the model. */
function isMet(condition: string, item: Item, values: Item, pathOf: (name: string) => string): boolean {
  return condition.split(' AND ').every((clause) => {
    const [, not, list, member] = /^(NOT )?contains\((\w+), (:\w+)\)$/.exec(clause) ?? [];
    if (list !== undefined && member !== undefined) {
      return members(item[list]).includes(values[member]) === (not === undefined);
    }
    const [, absent] = /^attribute_not_exists\((#?\w+)\)$/.exec(clause) ?? [];
    if (absent !== undefined) return item[pathOf(absent)] === undefined;
    const [, path, operator, value] = /^(#?\w+) ([=>]) (:\w+)$/.exec(clause) ?? [];
    if (path === undefined || value === undefined)
      throw new Error(`The model knows no condition "${clause}"`);
    const [found, wanted] = [item[pathOf(path)], values[value]];
    return operator === '=' ? found === wanted : found !== undefined && String(found) > String(wanted);
  });
}

function updatedBy(update: string, item: Item, values: Item, pathOf: (name: string) => string): Item {
  const [, set, elements = ''] = /^ADD (\w+) (:\w+)$/.exec(update) ?? [];
  if (set !== undefined)
    return { ...item, [set]: new Set([...members(item[set]), ...members(values[elements])]) };
  const [, list, added = ''] = /^SET (\w+) = list_append\(\1, (:\w+)\)$/.exec(update) ?? [];
  if (list !== undefined) return { ...item, [list]: [...members(item[list]), ...members(values[added])] };
  const assigned = update
    .replace(/^SET /, '')
    .split(', ')
    .map((assignment) => {
      const [, path, value] = /^(#?\w+) = (:\w+)$/.exec(assignment) ?? [];
      if (path === undefined || value === undefined)
        throw new Error(`The model knows no update "${assignment}"`);
      return [pathOf(path), values[value]];
    });
  return { ...item, ...Object.fromEntries(assigned) };
}

function members(collection: unknown): unknown[] {
  return collection instanceof Set || Array.isArray(collection) ? [...collection] : [];
}
