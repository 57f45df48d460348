// What texts cost, to the cent, as the reader's language has it.
import type { LanguageCode } from '../messages/language-code.ts';

const locales: Readonly<Record<LanguageCode, string>> = { en: 'en-US', fr: 'fr-CA', es: 'es-US' };

export function priceIn(language: LanguageCode, dollars: number): string {
  const money = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  });
  return money.format(dollars);
}
