// The language of the portal in this browser, and the one in which its agent is texted, emailed and called (PE-8).
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Profile } from '../api/answers.ts';
import { type Api, answerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { type LanguageCode, languageCodes } from '../messages/language-code.ts';
import { LanguageOptions } from '../messages/language-options.tsx';
import { chooseLanguage, chosenLanguage } from '../messages/own-language.ts';
import { profileKey, usePortal } from '../session/portal-context.tsx';
import { languageWords } from './language-words.ts';

export function LanguageChoice({ profile }: { profile: Profile | undefined }) {
  const own = useWordsOf(languageWords);
  const { api } = usePortal();
  const id = useId();
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{own.title}</h2>
      <label htmlFor={id}>{own.label}</label>
      <select
        id={id}
        defaultValue={chosenLanguage() ?? ''}
        onChange={({ target }) => void chooseHere(codeIn(target.value), api)}
      >
        <option value="">{own.asBrowser}</option>
        <LanguageOptions />
      </select>
      {profile && <ToldIn profile={profile} />}
      <p className="quiet">{own.more}</p>
    </section>
  );
}

function ToldIn({ profile: { language } }: { profile: Profile }) {
  const { words } = useLanguage();
  const own = useWordsOf(languageWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const id = useId();
  const [wanted, setWanted] = useState(language);
  const save = useAct((chosen: LanguageCode) => saveLanguage(chosen, api), {
    isRepeatable: true,
    keepsLast: true,
    onDone: (saved) => {
      client.setQueryData(profileKey, saved);
      tell(words.saved);
    },
  });
  return (
    <>
      <label htmlFor={id}>{own.told}</label>
      <select
        id={id}
        value={(save.isPending ? wanted : language) ?? 'en'}
        aria-busy={save.isPending}
        onChange={({ target }) => {
          const chosen = codeIn(target.value) ?? 'en';
          setWanted(chosen);
          save.run(chosen);
        }}
      >
        <LanguageOptions />
      </select>
      <ProblemNotice problem={save.problem} />
    </>
  );
}

const codeIn = (value: string) => languageCodes.find((code) => code === value);

function saveLanguage(language: LanguageCode, api: Api) {
  return answerOf(api.PATCH('/me', { body: { language } }));
}

/** Nobody waits longer for the page in their language; below it they see what they are told in. */
const patienceMs = 3000;

async function chooseHere(code: LanguageCode | undefined, api: Api): Promise<void> {
  chooseLanguage(code);
  if (code !== undefined) {
    const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([saveLanguage(code, api).catch(() => undefined), late]);
  }
  location.reload();
}
