// The stores of clients, opened together for whoever reacts to changes of any of their items.
import type { Table } from '../platform/table/table.ts';
import { clientStore } from './client-store.ts';
import { clientListStore } from './list/client-list-store.ts';
import { reminderListStore, reminderStore } from './reminders/reminder-store.ts';

export function clientStores(table: Table, inboxIndex: string) {
  return {
    clients: clientStore(table),
    clientLists: clientListStore(table),
    reminders: reminderStore(table),
    reminderLists: reminderListStore(table, inboxIndex),
  };
}
