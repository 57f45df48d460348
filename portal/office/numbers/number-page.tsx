// A phone, looked up: its consent, what happened to it, its conversations, what was sent, and what it texted to nobody.
import { Link, useSearchParams } from 'wouter';
import { MoreButton } from '../../controls/more-button.tsx';
import { Page } from '../../controls/page.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { FocusedNote } from '../shared/done.tsx';
import { ConsentTable } from './consent-table.tsx';
import { ConversationTable } from './conversation-table.tsx';
import { LedgerList } from './ledger-list.tsx';
import { pathOfPhone, useLedger, usePhone } from './number-queries.ts';
import { SendTable } from './send-table.tsx';
import { UnmatchedTable } from './unmatched-table.tsx';
import { numbersWords } from './words.ts';

export function NumberPage({ phone }: { phone: string }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(numbersWords);
  const [query] = useSearchParams();
  const read = usePhone(phone);
  const ledger = useLedger(phone);
  const title = formats.phone(phone);
  return (
    <Page title={title} windowTitle={title} back={{ to: '/office/numbers', label: own.back }}>
      <p className="acts">
        <Link href={pathOfPhone(phone, '/opt-out')} className="button">
          {own.bookOptOut}
        </Link>
        <Link href={pathOfPhone(phone, '/evidence')} className="button">
          {own.evidence}
        </Link>
      </p>
      {query.has('booked') && <FocusedNote>{own.booked}</FocusedNote>}
      <ReadState read={read}>
        {({ pages: [first, ...others] }) => (
          <>
            <h2>{own.consents}</h2>
            <ConsentTable consents={first?.consents ?? []} />
            <section className="panel">
              <h2>{own.ledger}</h2>
              <ReadState read={ledger}>
                {(exported) => <LedgerList ledger={exported.ledger.toReversed()} />}
              </ReadState>
            </section>
            <h2>{own.conversations}</h2>
            <ConversationTable conversations={first?.conversations ?? []} />
            <h2>{own.sends}</h2>
            <SendTable sends={[...(first?.sends ?? []), ...others.flatMap(({ sends }) => sends)]} />
            <MoreButton read={read} loading={words.loading}>
              {own.moreSends}
            </MoreButton>
          </>
        )}
      </ReadState>
      <h2>{own.unmatched}</h2>
      <UnmatchedTable phone={phone} />
    </Page>
  );
}
