// The languages as the options of a choice, each by its own name: whoever reads no other finds it.
import { type LanguageCode, languageCodes } from './language-code.ts';

const names: Readonly<Record<LanguageCode, string>> = { en: 'English', es: 'Español', fr: 'Français' };

export function LanguageOptions() {
  return languageCodes.map((code) => (
    <option key={code} value={code} lang={code}>
      {names[code]}
    </option>
  ));
}
