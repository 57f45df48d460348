// The shape of an Amazon States Language definition as far as the local cloud looks into it.
import * as z from 'zod';

const state = z.looseObject({ Type: z.string() });
export type State = z.infer<typeof state>;

export const machine = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), state) });
export type Machine = z.infer<typeof machine>;

/** The machines inside a state: the branches of a Parallel, the iterator of a Map. */
const nested = z.object({
  Branches: z.array(machine).optional(),
  ItemProcessor: machine.optional(),
  Iterator: machine.optional(),
});

/** Every state of the machine and of the machines inside it, with its name. */
export function* everyState(of: Machine): Generator<[name: string, state: State]> {
  for (const [name, each] of Object.entries(of.States)) {
    yield [name, each];
    const inside = nested.parse(each);
    for (const inner of [...(inside.Branches ?? []), inside.ItemProcessor, inside.Iterator]) {
      if (inner) yield* everyState(inner);
    }
  }
}

/** The same machine with every state, nested ones included, replaced by what `change` makes of it. */
export function mapStates(of: Machine, change: (state: State) => State): Machine {
  const States = Object.entries(of.States).map(([name, each]) => {
    const inside = nested.parse(each);
    const changed = { ...change(each) };
    if (inside.Branches) changed.Branches = inside.Branches.map((inner) => mapStates(inner, change));
    if (inside.ItemProcessor) changed.ItemProcessor = mapStates(inside.ItemProcessor, change);
    if (inside.Iterator) changed.Iterator = mapStates(inside.Iterator, change);
    return [name, changed];
  });
  return { ...of, States: Object.fromEntries(States) };
}
