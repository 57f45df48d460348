// CP-6: to whom: the filters of the list of clients. People who have replied, or who were never written to, are proposed, and not everyone.

import { useClients } from '../../clients/client-queries.ts';
import { FilterChips } from '../../clients/list/filter-chips.tsx';
import { FilterForm } from '../../clients/list/filter-form.tsx';
import { queryOf } from '../../clients/list/filters.ts';
import { SearchField } from '../../clients/list/search-field.tsx';
import type { ClientFilters } from '../../clients/list/use-client-filters.ts';
import { Whose } from '../../clients/list/whose.tsx';
import { listWords } from '../../clients/list/words.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { ReadState } from '../../controls/read-state.tsx';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import { isNarrowed, proposals } from '../audience.ts';
import { bulkWords } from '../words.ts';
import { StepHeading } from './steps.tsx';
import '../../clients/list/clients.css';

const namesShown = 5;

export function WhomStep(props: {
  filters: ClientFilters;
  isLead: boolean;
  isMoved: boolean;
  onNext: () => void;
}) {
  const { filters: given, isLead, isMoved, onNext } = props;
  const own = useWordsOf(bulkWords);
  const list = useWordsOf(listWords);
  const isTeams = isLead && given.filters.whose === 'team';
  return (
    <>
      <StepHeading isCome={isMoved}>{own.whom.title}</StepHeading>
      {isLead && <Whose filters={given} />}
      <Proposals filters={given} />
      <SearchField filters={given} />
      <details className="filters">
        <summary>{list.filters}</summary>
        <FilterForm filters={given} isTeams={isTeams} isAudience />
      </details>
      <FilterChips filters={given} />
      {!isNarrowed(given.filters) && <p className="notice">{own.whom.everyone}</p>}
      <Found filters={given} isTeams={isTeams} onNext={onNext} />
    </>
  );
}

function Proposals({ filters: { filters, show } }: { filters: ClientFilters }) {
  const own = useWordsOf(bulkWords);
  const { whose } = filters;
  return (
    <fieldset className="tabs">
      <legend className="unseen">{own.whom.proposals}</legend>
      {(['replied', 'never'] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={filters[proposals[name]] === 'true'}
          onClick={() =>
            show(new URLSearchParams({ ...(whose && { whose }), [proposals[name]]: 'true' }).toString())
          }
        >
          {own.whom[name]}
        </button>
      ))}
    </fieldset>
  );
}

function Found(props: { filters: ClientFilters; isTeams: boolean; onNext: () => void }) {
  const { formats } = useLanguage();
  const own = useWordsOf(bulkWords);
  const list = useWordsOf(listWords);
  const { agent } = usePortal();
  const today = formats.calendarDay(serverNow());
  const { sort: _, ...filters } = props.filters.filters;
  const read = useClients(props.isTeams ? agent.teamId : undefined, queryOf(filters, today));
  return (
    <ReadState read={read}>
      {({ pages }) => {
        const clients = pages.flatMap((page) => page.clients);
        if (clients.length === 0)
          return (
            <p role="status" className="empty">
              {list.noneSuch}
            </p>
          );
        return (
          <>
            <p role="status">
              <strong>{own.whom.found(clients.length, !read.hasNextPage)}</strong>
            </p>
            <p className="quiet">
              {clients.slice(0, namesShown).map(({ referralId, name }, index) => (
                <span key={referralId}>
                  {index > 0 && ' · '}
                  <Written>{name}</Written>
                </span>
              ))}
              {clients.length > namesShown && ' · …'}
            </p>
            <p className="quiet">{own.whom.notYet}</p>
            <div className="acts">
              <button type="button" className="is-main" onClick={props.onNext}>
                {own.whom.onward}
              </button>
            </div>
          </>
        );
      }}
    </ReadState>
  );
}
