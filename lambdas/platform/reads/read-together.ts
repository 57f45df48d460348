// Reads that are asked for at the same moment go to the table as one: a call and its wait less for each.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Of what is asked for in one turn of the event loop, each id is read once. Where the read fails, all who asked are told. */
export function readTogether<T>(
  readAll: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (id: string) => Promise<T | undefined> {
  let asked = new Set<string>();
  let reading: Promise<ReadonlyMap<string, T>> | undefined;

  async function readAsked(): Promise<ReadonlyMap<string, T>> {
    await turnOfTheLoop();
    const ids = [...asked];
    asked = new Set();
    reading = undefined;
    return readAll(ids);
  }

  return async (id) => {
    asked.add(id);
    reading ??= readAsked();
    return (await reading).get(id);
  };
}
