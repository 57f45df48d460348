// The stores of consent, opened together for whoever reacts to changes of any of their items.
import type { Table } from '../platform/table/table.ts';
import { answerStore } from './answer-store.ts';
import { consentStore } from './consent-store.ts';
import { optOutNoticeStore } from './notices/opt-out-notice-store.ts';
import { consentRequestStore } from './requests/consent-request-store.ts';
import { openQuestionStore } from './words/open-question-store.ts';

export function consentStores(table: Table) {
  return {
    consents: consentStore(table),
    answers: answerStore(table),
    consentRequests: consentRequestStore(table),
    openQuestions: openQuestionStore(table),
    optOutNotices: optOutNoticeStore(table),
  };
}
