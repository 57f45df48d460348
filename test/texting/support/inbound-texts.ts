// Where texts come in in tests: the real stores on the table in memory.
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/keys.ts';
import { countryOf } from '../../../lambdas/platform/phone-number.ts';
import { inboundStore } from '../../../lambdas/texting/inbound-store.ts';
import { type InboundText, keptTextSchema } from '../../../lambdas/texting/inbound-text.ts';
import { type Receiving, receive } from '../../../lambdas/texting/receive.ts';
import { alertNumber } from '../../consent/support/ledgers.ts';
import { consentTable } from '../../simulation/support/consent-table.ts';

export const introductionNumbers = ['+12065550101', '+12065550102'];

export function aPost() {
  const { table, newChanges } = consentTable();
  const consents = consentStore(table);
  const by: Receiving = {
    programmeOf: (number) => {
      if (number === alertNumber) return 'lead-alerts';
      return introductionNumbers.includes(number) ? 'introductions' : undefined;
    },
    isCanadian: (phone) => countryOf(phone, ['US', 'CA']) === 'CA',
    consents,
    texts: inboundStore(table),
    derivedId,
  };
  const kept = async (carrierId: string) => {
    const item = await table.get(keys.inboundText(carrierId));
    return item && keptTextSchema.parse(item);
  };
  return { consents, kept, newChanges, take: (text: InboundText) => receive(text, by) };
}
