// Where texts come in, in tests: the real stores on a table.

import { answerStore } from '../../../lambdas/consent/answer-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { useOf } from '../../../lambdas/consent/program.ts';
import { openQuestionStore } from '../../../lambdas/consent/words/open-question-store.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { brandOf } from '../../../lambdas/people/brand.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { countryOf } from '../../../lambdas/platform/phones/phone-number.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { type InboundText, unmatchedTextSchema } from '../../../lambdas/texting/inbound-text.ts';
import { type ReceiveTextDeps, receiveText } from '../../../lambdas/texting/receive-text.ts';
import { consentTable } from '../../simulation/support/consent-table.ts';
import { brands, byBrand } from '../../support/brands.ts';
import { textingStores } from './stores.ts';

/** What receiving a text uses. */
export function receiveTextDeps(table: Table, now: () => Date): ReceiveTextDeps {
  return {
    ...textingStores(table),
    usesOf: (number) => useOf(number, brands),
    brandsStopped: byBrand.brandsStopped,
    isCanadian: (phone) => countryOf(phone, ['US', 'CA']) === 'CA',
    consents: consentStore(table),
    answers: answerStore(table),
    openQuestions: openQuestionStore(table),
    outbox: outboxStore(table),
    portalUrl: 'https://portal.example',
    helpTextOf: (brand) => brandOf(brands, brand),
    derivedId,
    now,
  };
}

/** Texts come in on a table of their own. */
export function inboundTexts(now: () => Date = () => new Date()) {
  const { table, newChanges } = consentTable();
  const deps = receiveTextDeps(table, now);
  return {
    consents: consentStore(table),
    outbox: outboxStore(table),
    newChanges,
    /** What a text that is no word and belongs to no conversation left behind. */
    unmatched: async ({ from, at, carrierId }: InboundText) => {
      const item = await table.get(keys.unmatchedText(from, at, carrierId));
      return item && unmatchedTextSchema.parse(item);
    },
    /** The answer to a text that asked for help. */
    help: async ({ carrierId }: InboundText) =>
      (await outboxStore(table).find(derivedId('out', 'help', carrierId)))?.content,
    take: (text: InboundText) => receiveText(text, deps),
  };
}
