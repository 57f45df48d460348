// Views: filters under a name, a few of them built in. The one that is shown is marked; what is filtered otherwise can be kept.
import { type FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { builtInViews } from './chips.ts';
import { addressWith, filtersIn } from './filters.ts';
import type { ClientFilters } from './use-client-filters.ts';
import { longestName, mostViews, useChangeViews, useViews, type View } from './views-query.ts';
import { listWords } from './words.ts';

export function Views({ filters: { filters, address, show } }: { filters: ClientFilters }) {
  const own = useWordsOf(listWords);
  const announce = useAnnounce();
  const read = useViews();
  const [isNaming, setNaming] = useState(false);
  const change = useChangeViews((done) => {
    setNaming(false);
    announce('add' in done ? own.viewSaved(done.add.name) : own.viewRemoved(done.remove));
  });
  const { whose, ...others } = filters;
  // A view is of one's own clients or the team's, whichever are shown.
  const withWhose = (query: string) => addressWith({ ...filtersIn(query), ...(whose && { whose }) });
  const builtIn = (['toAnswer', 'never', 'quiet'] as const).map((key) => ({
    name: own.builtIn[key],
    filters: builtInViews[key],
  }));
  const saved = read.data?.answer.views ?? [];
  const isShown = (view: View) => withWhose(view.filters) === address;
  const shown = saved.find(isShown);
  const isKnown = address === withWhose('') || [...builtIn, ...saved].some(isShown);
  return (
    <div className="views">
      <fieldset className="tabs">
        <legend className="unseen">{own.views}</legend>
        <button
          type="button"
          aria-pressed={Object.keys(others).length === 0}
          onClick={() => show(withWhose(''))}
        >
          {own.all}
        </button>
        {[...builtIn, ...saved].map((view) => (
          <button
            key={view.name + view.filters}
            type="button"
            aria-pressed={isShown(view)}
            onClick={() => show(withWhose(view.filters))}
          >
            <bdi>{view.name}</bdi>
          </button>
        ))}
      </fieldset>
      {!isKnown && !isNaming && saved.length < mostViews && (
        <button type="button" className="is-link" onClick={() => setNaming(true)}>
          {own.saveView}
        </button>
      )}
      {!isKnown && isNaming && (
        <NameForm
          isPending={change.isPending}
          onName={(name) => change.run({ add: { name, filters: addressWith(others) } })}
          onCancel={() => setNaming(false)}
        />
      )}
      {shown !== undefined && (
        <button
          type="button"
          className="is-link"
          disabled={change.isPending}
          onClick={() => change.run({ remove: shown.name })}
        >
          {own.removeView}
        </button>
      )}
      <ProblemNotice problem={change.problem} />
    </div>
  );
}

function NameForm(props: { isPending: boolean; onName: (name: string) => void; onCancel: () => void }) {
  const { words } = useLanguage();
  const own = useWordsOf(listWords);
  const [typed, setTyped] = useState('');
  const id = useId();
  const name = typed.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '') props.onName(name);
  };
  return (
    <form className="save-view" noValidate onSubmit={save}>
      <label htmlFor={id} className="unseen">
        {own.viewName}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        autoComplete="off"
        maxLength={longestName}
        placeholder={own.viewName}
        value={typed}
        readOnly={props.isPending}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="is-main" disabled={name === '' || props.isPending}>
        {own.saveIt}
      </button>
      <button type="button" onClick={props.onCancel}>
        {words.cancel}
      </button>
    </form>
  );
}
