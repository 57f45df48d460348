// Calls that come while one of their kind is under way are made together afterwards, as one.

type Waiting<Ask, Answer> = { ask: Ask; resolve(answer: Answer): void; reject(fault: unknown): void };

/** `make` answers in the order of `asks`. Calls of one `key` are made one after another, each with all that came meanwhile. */
export function gathered<Ask, Answer>(
  make: (key: string, asks: readonly Ask[]) => Promise<readonly Answer[]>,
) {
  const waiting = new Map<string, Waiting<Ask, Answer>[]>();
  const underWay = new Set<string>();

  async function run(key: string): Promise<void> {
    underWay.add(key);
    // Those of this very moment come along.
    await Promise.resolve();
    for (let batch = take(key); batch.length > 0; batch = take(key)) {
      try {
        const answers = await make(
          key,
          batch.map(({ ask }) => ask),
        );
        for (const [place, answer] of answers.entries()) batch[place]?.resolve(answer);
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    underWay.delete(key);
  }

  function take(key: string): Waiting<Ask, Answer>[] {
    const batch = waiting.get(key) ?? [];
    waiting.delete(key);
    return batch;
  }

  return (key: string, ask: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.set(key, [...(waiting.get(key) ?? []), { ask, resolve, reject }]);
      if (!underWay.has(key)) void run(key);
    });
}
