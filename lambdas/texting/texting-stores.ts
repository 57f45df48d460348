// The stores of texting, opened together for whoever reacts to changes of any of their items.
import type { Table } from '../platform/table/table.ts';
import { clientConsentStore } from './client-consent-store.ts';
import { conversationStore } from './conversation-store.ts';
import { footerStore } from './footer/footer-store.ts';
import { replyDigestStore } from './replies/reply-digest-store.ts';

export function textingStores(table: Table) {
  return {
    conversations: conversationStore(table),
    footers: footerStore(table),
    clientConsents: clientConsentStore(table),
    replyDigests: replyDigestStore(table),
  };
}
