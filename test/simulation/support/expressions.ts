// DynamoDB's condition and update expressions, as far as the stores write them; any other is a fault that names it.
import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../../../lambdas/platform/table/table-requests.ts';

export type Placeholders = { names?: Record<string, string>; values?: Item };
type Value = (item: Item, by: Placeholders) => unknown;
type Test = (item: Item, by: Placeholders) => boolean;
type Change = (item: Item, by: Placeholders) => Item;

/** Each expression is read once. */
const tests = new Map<string, Test>();
const updates = new Map<string, Change>();

export function conditionOf(expression: string): Test {
  const test = tests.get(expression) ?? inWhole(expression, either);
  tests.set(expression, test);
  return test;
}

export function updateOf(expression: string): Change {
  const change = updates.get(expression) ?? inWhole(expression, clauses);
  updates.set(expression, change);
  return change;
}

/** The words of an expression, taken one by one. */
type Words = { peek(): string | undefined; take(expected?: string): string };

function inWhole<T>(expression: string, read: (words: Words) => T): T {
  const list = expression.match(/[#:]?\w+(?:\.#?\w+)*|<=|>=|<>|[=<>(),]/g) ?? [];
  const fault = () => new Error(`The model does not know "${expression}"`);
  const words: Words = {
    peek: () => list[0],
    take(expected) {
      const word = list.shift();
      if (word === undefined || (expected !== undefined && word !== expected)) throw fault();
      return word;
    },
  };
  const whole = read(words);
  if (list.length > 0) throw fault();
  return whole;
}

function either(words: Words): Test {
  const first = both(words);
  if (words.peek() !== 'OR') return first;
  words.take();
  const second = either(words);
  return (item, by) => first(item, by) || second(item, by);
}

function both(words: Words): Test {
  const first = one(words);
  if (words.peek() !== 'AND') return first;
  words.take();
  const second = both(words);
  return (item, by) => first(item, by) && second(item, by);
}

function one(words: Words): Test {
  const word = words.take();
  switch (word) {
    case 'NOT': {
      const test = one(words);
      return (item, by) => !test(item, by);
    }
    case '(': {
      const test = either(words);
      words.take(')');
      return test;
    }
    case 'attribute_exists':
    case 'attribute_not_exists': {
      const [found] = operands(words);
      const isWanted = word === 'attribute_exists';
      return (item, by) => (found?.(item, by) !== undefined) === isWanted;
    }
    case 'contains': {
      const [list, member] = operands(words);
      return (item, by) => members(list?.(item, by)).includes(member?.(item, by));
    }
    default:
      return comparison(operand(word), words);
  }
}

function comparison(left: Value, words: Words): Test {
  const operator = words.take();
  if (operator === 'IN') {
    const list = operands(words);
    return (item, by) => list.some((each) => left(item, by) === each(item, by));
  }
  const right = operand(words.take());
  if (operator === '=') return (item, by) => isDeepStrictEqual(left(item, by), right(item, by));
  if (operator === '<>') return (item, by) => !isDeepStrictEqual(left(item, by), right(item, by));
  const isInOrder = orders[operator];
  if (isInOrder === undefined) throw new Error(`The model does not know ${operator}`);
  return (item, by) => {
    const [some, other] = [left(item, by), right(item, by)];
    if (typeof some === 'number' && typeof other === 'number') return isInOrder(some, other);
    return typeof some === 'string' && typeof other === 'string' && isInOrder(some, other);
  };
}

const orders: Record<string, <T extends string | number>(some: T, other: T) => boolean> = {
  '<': (some, other) => some < other,
  '<=': (some, other) => some <= other,
  '>': (some, other) => some > other,
  '>=': (some, other) => some >= other,
};

/** `(a, b, …)` */
function operands(words: Words, read = (from: Words) => operand(from.take())): Value[] {
  words.take('(');
  const list = [read(words)];
  while (words.peek() === ',') {
    words.take();
    list.push(read(words));
  }
  words.take(')');
  return list;
}

function operand(word: string): Value {
  if (word.startsWith(':')) return (_item, by) => by.values?.[word];
  return (item, by) => {
    let found: unknown = item;
    for (const name of pathOf(word, by)) found = isItem(found) ? found[name] : undefined;
    return found;
  };
}

function pathOf(word: string, { names = {} }: Placeholders): string[] {
  return word.split('.').map((part) => names[part] ?? part);
}

/** `SET a = …, b = … REMOVE c ADD d :e` */
function clauses(words: Words): Change {
  const changes: Change[] = [];
  while (words.peek() !== undefined) {
    const clause = words.take();
    do {
      if (words.peek() === ',') words.take();
      changes.push(changeOf(clause, words.take(), words));
    } while (words.peek() === ',');
  }
  return (item, by) => changes.reduce((changed, change) => change(changed, by), item);
}

function changeOf(clause: string, word: string, words: Words): Change {
  if (clause === 'REMOVE') return (item, by) => placed(item, pathOf(word, by), undefined);
  if (clause === 'ADD') {
    const added = operand(words.take());
    const before = operand(word);
    return (item, by) => placed(item, pathOf(word, by), sum(before(item, by), added(item, by)));
  }
  if (clause !== 'SET') throw new Error(`The model does not know ${clause}`);
  words.take('=');
  const value = assigned(words);
  return (item, by) => placed(item, pathOf(word, by), value(item, by));
}

function assigned(words: Words): Value {
  const word = words.take();
  if (word === 'if_not_exists') {
    const [found, otherwise] = operands(words);
    return (item, by) => found?.(item, by) ?? otherwise?.(item, by);
  }
  if (word === 'list_append') {
    const [list, more] = operands(words, assigned);
    return (item, by) => [...members(list?.(item, by)), ...members(more?.(item, by))];
  }
  return operand(word);
}

/** `item` with `value` at `path`, or without anything there. */
function placed(item: Item, [name = '', ...rest]: string[], value: unknown): Item {
  if (rest.length > 0) {
    const inner = item[name];
    if (!isItem(inner)) throw new Error(`There is no ${name} to put it into`);
    return { ...item, [name]: placed(inner, rest, value) };
  }
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _removed, ...others } = item;
  return others;
}

/** ADD counts numbers up and unites sets. */
function sum(before: unknown, added: unknown): unknown {
  if (typeof added === 'number') return (typeof before === 'number' ? before : 0) + added;
  return new Set([...members(before), ...members(added)]);
}

function members(collection: unknown): unknown[] {
  return collection instanceof Set || Array.isArray(collection) ? [...collection] : [];
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);
}
