// Items that are asked for one by one within a turn of the event loop, read by one request: a batch of texts asks for some ninety.
import type { Key } from './keys.ts';
import type { Table } from './table.ts';
import type { Item } from './table-requests.ts';

type Asked = {
  key: Key;
  answer: Promise<Item | undefined>;
  resolve(item: Item | undefined): void;
  reject(fault: unknown): void;
};

/** `table`, whose `get` reads what is asked for together: each item once, however many ask. What can't be read fails nobody else. */
export function withGatheredReads(table: Table): Table {
  let asked = new Map<string, Asked>();

  async function readAsked(): Promise<void> {
    const reading = asked;
    asked = new Map();
    await settle([...reading.values()]);
  }

  async function settle(all: readonly Asked[]): Promise<void> {
    try {
      const items = await table.getAll(all.map(({ key }) => key));
      const found = new Map(items.map((item) => [placeOf(item), item]));
      for (const { key, resolve } of all) resolve(found.get(placeOf(key)));
    } catch (fault) {
      if (all.length > 1) await Promise.all(all.map((each) => settle([each])));
      else for (const { reject } of all) reject(fault);
    }
  }

  return {
    ...table,
    get(key) {
      if (asked.size === 0) setImmediate(() => void readAsked());
      const place = placeOf(key);
      const known = asked.get(place);
      if (known !== undefined) return known.answer;
      const { promise: answer, resolve, reject } = Promise.withResolvers<Item | undefined>();
      asked.set(place, { key, answer, resolve, reject });
      return answer;
    },
  };
}

function placeOf({ pk, sk }: Item | Key): string {
  return JSON.stringify([pk, sk]);
}
