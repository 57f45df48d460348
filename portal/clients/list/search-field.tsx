// CT-2: words by which clients are looked for.
import { useEffect, useId, useRef } from 'react';
import { useTyped } from '../../controls/use-typed.ts';
import { useWordsOf } from '../../messages/language.tsx';
import type { ClientFilters } from './use-client-filters.ts';
import { listWords } from './words.ts';

export function SearchField({ filters: { filters, set } }: { filters: ClientFilters }) {
  const own = useWordsOf(listWords);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(filters.q ?? '', (q) => set('q', q.trim()));
  useEffect(() => {
    const state: unknown = history.state;
    if (typeof state === 'object' && state !== null && 'search' in state) field.current?.focus();
  }, []);
  return (
    <search>
      <label htmlFor={id} className="unseen">
        {own.search}
      </label>
      <input
        id={id}
        ref={field}
        type="search"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        placeholder={own.searchHint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </search>
  );
}
