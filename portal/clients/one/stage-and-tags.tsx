// CT-1: where one is with a client, and what they are tagged with; each change is saved at once.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Referral } from '../../api/answers.ts';
import { answerOf } from '../../api/api.ts';
import { useTell } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useAct } from '../../controls/use-act.ts';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { keepSaved, refreshReferral } from '../../referral/referral-queries.ts';
import { licenseOf } from '../../session/license.ts';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { knownTags, refreshClients } from '../client-queries.ts';
import { type Stage, stages } from '../stages.ts';
import { clientsWords } from '../words.ts';
import { tagsWith } from './tags.ts';
import './stage-and-tags.css';

type Change = { stage: Stage } | { tags: string[] };

/** The API's limits. */
const [mostTags, longestTag] = [20, 40];

export default function StageAndTags({ referral }: { referral: Referral }) {
  const { referralId, stage = 'new', tags = [], etag } = referral;
  const { words } = useLanguage();
  const own = useWordsOf(clientsWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const id = useId();
  const { isLicensed } = licenseOf(useProfile());
  const [wanted, setWanted] = useState<{ stage?: Stage; tags?: string[] }>({});
  const [typed, setTyped] = useState('');
  const change = useAct(
    (body: Change) => {
      const params = { path: { referralId }, ...(etag !== undefined && { header: { 'if-match': etag } }) };
      return answerOf(api.PATCH('/referrals/{referralId}', { params, body }));
    },
    {
      isRepeatable: true,
      keepsLast: true,
      onDone: (_, saved) => {
        tell(words.saved);
        // What was refused stays there to be added again, and what was typed meanwhile as well.
        if ('tags' in saved) setTyped((current) => (isNew(saved.tags, current) ? current : ''));
        keepSaved(client, referralId, saved);
        refreshClients(client);
      },
      onFailed: ({ code }) => {
        if (code === 'changed-meanwhile') refreshReferral(client, referralId);
      },
    },
  );
  const say = (body: Change) => {
    setWanted((current) => (change.isPending ? { ...current, ...body } : body));
    change.run(body);
  };
  const shown = change.isPending ? { stage, tags, ...wanted } : { stage, tags };
  return (
    <section className="panel stage-and-tags" aria-label={own.stageAndTags}>
      <label htmlFor={id}>{own.stage}</label>
      <select
        id={id}
        value={shown.stage}
        disabled={!isLicensed}
        onChange={({ target }) => {
          const chosen = stages.find((each) => each === target.value);
          if (chosen !== undefined) say({ stage: chosen });
        }}
      >
        {stages.map((each) => (
          <option key={each} value={each}>
            {own.stages[each]}
          </option>
        ))}
      </select>
      <Tags
        tags={shown.tags}
        typed={typed}
        onTyped={setTyped}
        isReadOnly={!isLicensed}
        isPending={change.isPending}
        onChange={(next) => say({ tags: next })}
      />
      {change.problem?.code === 'changed-meanwhile' ? (
        <p className="refusal" role="alert">
          {own.changedMeanwhile}
        </p>
      ) : (
        <ProblemNotice problem={change.problem} />
      )}
    </section>
  );
}

function isNew(tags: readonly string[], typed: string): boolean {
  return tagsWith(tags, typed).length > tags.length;
}

function Tags(props: {
  tags: readonly string[];
  typed: string;
  onTyped: (typed: string) => void;
  isReadOnly: boolean;
  isPending: boolean;
  onChange: (tags: string[]) => void;
}) {
  const { tags, typed, onTyped, isReadOnly, isPending, onChange } = props;
  const own = useWordsOf(clientsWords);
  const client = useQueryClient();
  const id = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (isNew(tags, typed)) onChange(tagsWith(tags, typed));
    else onTyped('');
  };
  return (
    <>
      {tags.length > 0 && (
        <ul className="tags" aria-label={own.tags}>
          {tags.map((tag) => (
            <li key={tag} className="tag is-label">
              <Written>{tag}</Written>
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={own.removeTag(tag)}
                  disabled={isPending}
                  onClick={() => onChange(tags.filter((each) => each !== tag))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && tags.length < mostTags && (
        <form className="add-tag" noValidate onSubmit={add}>
          <label htmlFor={id} className="unseen">
            {own.addTag}
          </label>
          <input
            id={id}
            type="text"
            dir="auto"
            autoComplete="off"
            maxLength={longestTag}
            list={`${id}-known`}
            placeholder={own.addTag}
            value={isPending && !isNew(tags, typed) ? '' : typed}
            readOnly={isPending}
            onChange={({ target }) => onTyped(target.value)}
          />
          <datalist id={`${id}-known`}>
            {knownTags(client)
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
          <button type="submit" disabled={isPending || typed.trim() === ''}>
            {own.add}
          </button>
        </form>
      )}
    </>
  );
}
