// The fields about an agent, with the faults that the API found in them.
import { useId } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { languageCodes } from '../../messages/language-code.ts';
import { LanguageOptions } from '../../messages/language-options.tsx';
import { faultAt } from '../shared/faults.ts';
import { Choice, describedBy, Field } from '../shared/field.tsx';
import type { AgentEntry } from './agent-entry.ts';
import { teamsWords } from './words.ts';

/** Where faults of these fields are. */
export const agentPaths = ['/name', '/email', '/phone', '/licensed'] as const;

export function AgentFields({
  entry,
  onEntry,
  problem,
}: {
  entry: AgentEntry;
  onEntry: (entry: AgentEntry) => void;
  problem: ApiProblem | undefined;
}) {
  const { words } = useLanguage();
  const own = useWordsOf(teamsWords);
  const id = useId();
  const at = (field: 'name' | 'email' | 'phone') => ({
    id: `${id}-${field}`,
    label: own[field],
    value: entry[field],
    fault: faultAt(problem, `/${field}`, words),
    onValue: (value: string) => onEntry({ ...entry, [field]: value }),
    autoComplete: 'off',
  });
  return (
    <>
      <div className="fields">
        <Field {...at('name')} required maxLength={100} />
        <Field {...at('email')} type="email" hint={own.emailHint} />
        <Field {...at('phone')} type="tel" hint={own.phoneHint} />
        <Choice
          id={`${id}-language`}
          label={own.language}
          hint={own.languageHint}
          value={entry.language ?? 'en'}
          onValue={(value) => onEntry({ ...entry, language: languageCodes.find((code) => code === value) })}
        >
          <LanguageOptions />
        </Choice>
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={entry.licensed}
          {...describedBy({ id: `${id}-licensed`, hint: own.licensedHint, fault: undefined })}
          onChange={(event) => onEntry({ ...entry, licensed: event.target.checked })}
        />
        {own.licensed}
      </label>
      <p id={`${id}-licensed-hint`} className="quiet">
        {own.licensedHint}
      </p>
    </>
  );
}
