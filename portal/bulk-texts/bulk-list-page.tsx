// CP-7: the bulk texts that there were, newest first: an agent's own, and for the lead the team's.
import { Link } from 'wouter';
import { serverNow } from '../clock/server-clock.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { isolated } from '../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { licenseOf } from '../session/license.ts';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { addressToText } from './audience.ts';
import { type ListedBulk, useBulks } from './bulk-queries.ts';
import { BulkStatusTag } from './bulk-status-tag.tsx';
import { bulkWords } from './words.ts';

export function BulkListPage() {
  const { words } = useLanguage();
  const own = useWordsOf(bulkWords);
  const read = useBulks();
  const { isLicensed } = licenseOf(useProfile());
  return (
    <Page
      title={own.title}
      windowTitle={own.title}
      back={{ to: '/campaigns', label: words.navigation.campaigns }}
    >
      <p>{own.intro}</p>
      {isLicensed && (
        <p className="acts">
          <Link href={addressToText({})} className="button is-main">
            {own.new}
          </Link>
        </p>
      )}
      <ReadState read={read}>
        {({ pages }) => {
          const bulks = pages.flatMap((page) => page.bulkTexts);
          if (bulks.length === 0) return <p className="empty">{own.none}</p>;
          return (
            <ul className="rows">
              {bulks.map((bulk) => (
                <li key={bulk.bulkId}>
                  <Row bulk={bulk} />
                </li>
              ))}
            </ul>
          );
        }}
      </ReadState>
      <MoreButton read={read} loading={words.loading}>
        {own.more}
      </MoreButton>
    </Page>
  );
}

function Row({ bulk }: { bulk: ListedBulk }) {
  const { formats } = useLanguage();
  const own = useWordsOf(bulkWords);
  const { agent } = usePortal();
  const { bulkId, body, status, count, startedAt, by } = bulk;
  const facts = [
    formats.moment(startedAt, serverNow()),
    own.clients(count),
    ...(by.agentId === agent.agentId ? [] : [own.sentBy(isolated(by.name))]),
  ];
  return (
    <Link href={`/campaigns/bulk-texts/${bulkId}`} className={status === 'cancelled' ? 'row is-past' : 'row'}>
      <span className="row-title">
        <Written>{shortened(body)}</Written>
      </span>
      <span className="row-state">
        <BulkStatusTag status={status} />
      </span>
      <span className="row-more">{facts.join(' · ')}</span>
    </Link>
  );
}

/** Enough to know it by. */
const shownLength = 100;

function shortened(body: string): string {
  const characters = [...body];
  return characters.length <= shownLength ? body : `${characters.slice(0, shownLength).join('').trimEnd()}…`;
}
