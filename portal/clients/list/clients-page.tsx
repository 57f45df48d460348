// CT-2: one's clients, and the team's for its lead: searched, filtered, sorted, by views that are kept.
import { useEffect } from 'react';
import { Link } from 'wouter';
import { addressToText, isNarrowed } from '../../bulk-texts/audience.ts';
import { bulkLinkWords } from '../../bulk-texts/link-words.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { useListPlace } from '../../controls/list-place.ts';
import { MoreButton } from '../../controls/more-button.tsx';
import { Page } from '../../controls/page.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { licenseOf } from '../../session/license.ts';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { useClients } from '../client-queries.ts';
import { ClientRow } from './client-row.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterForm } from './filter-form.tsx';
import { queryOf } from './filters.ts';
import { SearchField } from './search-field.tsx';
import { type ClientFilters, useClientFilters } from './use-client-filters.ts';
import { Views } from './views.tsx';
import { Whose } from './whose.tsx';
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
      <SearchField filters={given} />
      <Views filters={given} />
      <details className="filters">
        <summary>{own.filters}</summary>
        <FilterForm filters={given} isTeams={isTeams} />
      </details>
      <FilterChips filters={given} />
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

type Read = {
  pages: readonly { clients: readonly Parameters<typeof ClientRow>[0]['client'][] }[];
  isAll: boolean;
};

function Rows({ read, filters, isTeams }: { read: Read; filters: ClientFilters; isTeams: boolean }) {
  const own = useWordsOf(listWords);
  const clients = read.pages.flatMap((page) => page.clients);
  const list = useListPlace(`clients?${filters.address}`, clients.length > 0);
  if (clients.length === 0) return <Nobody isFiltered={isNarrowed(filters.filters)} isTeams={isTeams} />;
  return (
    <>
      <p className="quiet" role="status">
        {own.found(clients.length, read.isAll)}
      </p>
      <TextThese filters={filters} />
      <ul className="rows" ref={list}>
        {clients.map((client) => (
          <ClientRow key={client.referralId} client={client} isTeams={isTeams} />
        ))}
      </ul>
    </>
  );
}

/** CP-6: the filters are taken along. */
function TextThese({ filters: { filters } }: { filters: ClientFilters }) {
  const own = useWordsOf(bulkLinkWords);
  const { isLicensed } = licenseOf(useProfile());
  if (!isLicensed) return null;
  return (
    <p>
      <Link href={addressToText(filters)} className="alone">
        {isNarrowed(filters) ? own.these : own.some}
      </Link>
    </p>
  );
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
