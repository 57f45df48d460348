// Thousands of things one after the other take an hour on AWS: some at a time, and whoever waits sees how far it is.

/** Few enough for an account with ten Lambdas at a time. */
const atOnce = 8;
/** Of fewer nobody waits long. */
const tellsFrom = 100;

export type Failed<Item> = { item: Item; reason: string };

/** Does all of it, whatever becomes of one. Answers what failed, in the order of `items`. */
export async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  tell: (done: number) => void,
): Promise<readonly Failed<Item>[]> {
  const failed = new Map<Item, string>();
  const tenth = Math.ceil(items.length / 10);
  const left = items.values();
  let done = 0;
  async function takeTurns(): Promise<void> {
    for (const item of left) {
      await work(item).catch((fault) => {
        failed.set(item, fault instanceof Error ? fault.message : String(fault));
      });
      done += 1;
      if (items.length >= tellsFrom && done % tenth === 0 && done < items.length) tell(done);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return items.flatMap((item) => {
    const reason = failed.get(item);
    return reason === undefined ? [] : [{ item, reason }];
  });
}
