// An agent's views in the table: one item, apart from the agent's, which every offer reads.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { versionedSave } from '../../platform/table/table-requests.ts';
import { type Views, viewsItem } from './view.ts';

type Who = { teamId: string; agentId: string };

export function viewStore(table: Table) {
  return {
    async read({ teamId, agentId }: Who): Promise<Views & { version: number }> {
      const item = await table.get(keys.views(teamId, agentId));
      return item === undefined ? { views: [], version: 0 } : viewsItem.parse(item);
    },

    /** On `version` alone, if one is named. Answers the new one; undefined when they were saved since. */
    async save(
      { teamId, agentId }: Who,
      { views }: Views,
      version: number | undefined,
    ): Promise<number | undefined> {
      const update = versionedSave(keys.views(teamId, agentId), { type: 'views', views }, version);
      const outcome = await table.update(update, 'ALL_NEW');
      return outcome.applied ? viewsItem.parse(outcome.item).version : undefined;
    },
  };
}
