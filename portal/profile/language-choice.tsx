// The language of this browser: one of one's choice, or as the browser asks.
import { useId } from 'react';
import { useWordsOf } from '../messages/language.tsx';
import { type LanguageCode, languageCodes } from '../messages/language-code.ts';
import { chooseLanguage, chosenLanguage } from '../messages/own-language.ts';
import { languageWords } from './language-words.ts';

const names: Readonly<Record<LanguageCode, string>> = { en: 'English', es: 'Español', fr: 'Français' };

export function LanguageChoice() {
  const own = useWordsOf(languageWords);
  const id = useId();
  return (
    <section className="panel">
      <label htmlFor={id}>{own.label}</label>
      <select
        id={id}
        defaultValue={chosenLanguage() ?? ''}
        onChange={({ target }) => {
          chooseLanguage(languageCodes.find((code) => code === target.value));
          location.reload();
        }}
      >
        <option value="">{own.asBrowser}</option>
        {languageCodes.map((code) => (
          <option key={code} value={code} lang={code}>
            {names[code]}
          </option>
        ))}
      </select>
      <p className="quiet">{own.more}</p>
    </section>
  );
}
