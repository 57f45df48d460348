// Whose clients a lead looks at: their own, or the team's.
import { useWordsOf } from '../../messages/language.tsx';
import type { ClientFilters } from './use-client-filters.ts';
import { listWords } from './words.ts';

export function Whose({ filters: { filters, set } }: { filters: ClientFilters }) {
  const own = useWordsOf(listWords);
  const isTeams = filters.whose === 'team';
  return (
    <fieldset className="tabs">
      <legend className="unseen">{own.whose}</legend>
      <button type="button" aria-pressed={!isTeams} onClick={() => set('whose', undefined)}>
        {own.mine}
      </button>
      <button type="button" aria-pressed={isTeams} onClick={() => set('whose', 'team')}>
        {own.team}
      </button>
    </fieldset>
  );
}
