// How many agents a team has, beside its name in the table.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { teamIn } from '../people-store.ts';

/** Each that is refused was overtaken by another count. */
const tries = 5;

export function teamSizeStore(table: Table) {
  return {
    /** Counts and writes it down, unless another did since: `counted` tells one count from the next. */
    async count(teamId: string): Promise<void> {
      for (let tried = 0; tried < tries; tried += 1) {
        const its = teamIn(await table.queryAll({ pk: keys.team(teamId).pk }));
        if (its === undefined) return;
        const { size } = its.team;
        const agents = its.agents.length;
        if (size?.agents === agents) return;
        const { applied } = await table.update({
          key: keys.team(teamId),
          update: 'SET #size = :size',
          condition: size === undefined ? 'attribute_not_exists(#size)' : '#size.counted = :counted',
          names: { '#size': 'size' },
          values: { ':size': { agents, counted: (size?.counted ?? 0) + 1 }, ':counted': size?.counted },
        });
        if (applied) return;
      }
      throw new Error('A team is counted all the time');
    },
  };
}
