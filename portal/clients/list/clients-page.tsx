// CT-2: one's clients, and the team's for its lead: searched, filtered, sorted, by views that are kept.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'wouter';
import { serverNow } from '../../clock/server-clock.ts';
import { useListPlace } from '../../controls/list-place.ts';
import { MoreButton } from '../../controls/more-button.tsx';
import { Page } from '../../controls/page.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useTyped } from '../../controls/use-typed.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { teamAgentsQuery } from '../../session/team-agents.ts';
import { useClients } from '../client-queries.ts';
import { clientsWords } from '../words.ts';
import { chipsOf } from './chips.ts';
import { ClientRow } from './client-row.tsx';
import { FilterForm } from './filter-form.tsx';
import { queryOf } from './filters.ts';
import { type ClientFilters, useClientFilters } from './use-client-filters.ts';
import { Views } from './views.tsx';
import { listWords } from './words.ts';
import '../../inbox/inbox.css';
import './clients.css';

export default function ClientsPage() {
  const { words, formats } = useLanguage();
  const own = useWordsOf(listWords);
  const { agent } = usePortal();
  const isLead = useProfile()?.isLead === true;
  const given = useClientFilters();
  const isTeams = isLead && given.filters.whose === 'team';
  const today = formats.calendarDay(serverNow());
  useEffect(() => {
    // Shown of a client that is opened without a connection.
    void import('./known-client.tsx').catch(() => undefined);
  }, []);
  const read = useClients(isTeams ? agent.teamId : undefined, queryOf(given.filters, today));
  return (
    <Page title={own.title} windowTitle={own.title}>
      {isLead && <Whose filters={given} />}
      <Search filters={given} />
      <Views filters={given} />
      <details className="filters">
        <summary>{own.filters}</summary>
        <FilterForm filters={given} isTeams={isTeams} />
      </details>
      <Chips filters={given} />
      <ReadState read={read}>
        {({ pages }) => (
          <>
            <Rows read={{ pages, isAll: !read.hasNextPage }} filters={given} isTeams={isTeams} />
            <MoreButton read={read} loading={words.loading}>
              {own.more}
            </MoreButton>
          </>
        )}
      </ReadState>
    </Page>
  );
}

function Whose({ filters: { filters, set } }: { filters: ClientFilters }) {
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

function Search({ filters: { filters, set } }: { filters: ClientFilters }) {
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

function Chips({ filters: { filters, address, set, show } }: { filters: ClientFilters }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(listWords);
  const { stages } = useWordsOf(clientsWords);
  const { api, agent } = usePortal();
  const team = useQuery({ ...teamAgentsQuery(api, agent.teamId), enabled: filters.owner !== undefined });
  const chips = chipsOf(filters, {
    words: own,
    stages,
    sides: words.side,
    day: (day) => formats.day(`${day}T12:00:00`),
    agent: (agentId) => team.data?.agents.find((each) => each.agentId === agentId)?.name ?? agentId,
  });
  if (chips.length === 0) return null;
  const whose = new URLSearchParams(address).get('whose');
  return (
    <ul className="chips" aria-label={own.filters}>
      {chips.map(({ name, text }) => (
        <li key={name}>
          <button type="button" aria-label={own.without(text)} onClick={() => set(name, undefined)}>
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="is-link"
            onClick={() => show(whose === null ? '' : `whose=${whose}`)}
          >
            {own.clear}
          </button>
        </li>
      )}
    </ul>
  );
}

type Read = {
  pages: readonly { clients: readonly Parameters<typeof ClientRow>[0]['client'][] }[];
  isAll: boolean;
};

function Rows({ read, filters, isTeams }: { read: Read; filters: ClientFilters; isTeams: boolean }) {
  const own = useWordsOf(listWords);
  const clients = read.pages.flatMap((page) => page.clients);
  const list = useListPlace(`clients?${filters.address}`, clients.length > 0);
  if (clients.length === 0) return <Nobody isFiltered={isFiltered(filters)} isTeams={isTeams} />;
  return (
    <>
      <p className="quiet" role="status">
        {own.found(clients.length, read.isAll)}
      </p>
      <ul className="rows" ref={list}>
        {clients.map((client) => (
          <ClientRow key={client.referralId} client={client} isTeams={isTeams} />
        ))}
      </ul>
    </>
  );
}

function isFiltered({ filters }: ClientFilters): boolean {
  const { whose: _, sort: _order, ...others } = filters;
  return Object.keys(others).length > 0;
}

function Nobody({ isFiltered: hasFilters, isTeams }: { isFiltered: boolean; isTeams: boolean }) {
  const own = useWordsOf(listWords);
  return (
    <div className="empty">
      <p role="status">{hasFilters ? own.noneSuch : isTeams ? own.noneOfTeam : own.none}</p>
      {!hasFilters && !isTeams && (
        <p>
          <Link href="/?list=open">{own.toOpen}</Link>
        </p>
      )}
    </div>
  );
}
