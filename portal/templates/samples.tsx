// The samples that a lead can begin a template with, in the language of the clients who will read it.
import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { type SampleLanguage, sampleLanguages, samplesIn } from './sample-templates.ts';
import { templateWords } from './words.ts';

export function Samples() {
  const own = useWordsOf(templateWords);
  const { code } = useLanguage();
  const [language, setLanguage] = useState<SampleLanguage>(code);
  return (
    <details className="panel">
      <summary>{own.samples}</summary>
      <p className="quiet">{own.samplesMore}</p>
      <div className="acts">
        {sampleLanguages.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === language}
            lang={each}
            onClick={() => setLanguage(each)}
          >
            {languageNames[each]}
          </button>
        ))}
      </div>
      <ul className="rows" lang={language}>
        {samplesIn(language).map(({ id, name, body }) => (
          <li key={id}>
            <Link href={`/campaigns/templates/new?sample=${id}`} className="row">
              <span className="row-title">{name}</span>
              <span className="row-more">{body}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Each in itself. */
const languageNames: Record<SampleLanguage, string> = { en: 'English', fr: 'Français', es: 'Español' };
