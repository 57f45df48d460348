// The stores of people, opened together for whoever reacts to changes of any of their items.
import type { PutAndRemove } from '../platform/table/put-and-remove.ts';
import type { Table } from '../platform/table/table.ts';
import { peopleStore } from './people-store.ts';
import { agentWordStore } from './search/agent-word-store.ts';
import { teamWordStore } from './search/word-store.ts';
import { teamSizeStore } from './team-size/team-size-store.ts';

export function peopleStores(table: Table, putAndRemove: PutAndRemove) {
  return {
    people: peopleStore(table),
    teamSizes: teamSizeStore(table),
    teamWords: teamWordStore(table, putAndRemove),
    agentWords: agentWordStore(table, putAndRemove),
  };
}
