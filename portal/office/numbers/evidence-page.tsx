// Evidence of a phone's consent, to be printed: all that a dispute needs on one page (CO-13).
import { useEffect, useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { saveFile } from '../../controls/save-file.ts';
import { useAct } from '../../controls/use-act.ts';
import { useAllPages } from '../../controls/use-all-pages.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { Moment } from '../shared/moment.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { ConsentTable } from './consent-table.tsx';
import { ConversationTable } from './conversation-table.tsx';
import { LedgerList } from './ledger-list.tsx';
import { pathOfPhone, useLedger, usePhone, useUnmatched } from './number-queries.ts';
import { SendTable } from './send-table.tsx';
import { UnmatchedRows } from './unmatched-table.tsx';
import { numbersWords } from './words.ts';
import './evidence.css';

export function EvidencePage({ phone }: { phone: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(numbersWords);
  const { api, session } = useSignedIn();
  const { brands } = useBrands();
  const read = usePhone(phone);
  const ledger = useLedger(phone);
  const unmatched = useUnmatched(phone);
  const [printedAt, setPrintedAt] = useState(() => new Date(serverNow()).toISOString());
  // What is printed is whole.
  useAllPages(read);
  useAllPages(unmatched);
  useEffect(() => {
    const note = () => setPrintedAt(new Date(serverNow()).toISOString());
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  const csv = useAct(
    () => {
      const params = { path: { e164: phone }, query: { format: 'csv' as const } };
      return answerOf(api.GET('/numbers/{e164}/consent', { params, parseAs: 'blob' }));
    },
    { isRepeatable: true, onDone: (table) => saveFile(`consent-${phone}.csv`, table) },
  );
  const sends = read.data?.pages.flatMap((page) => page.sends) ?? [];
  const isWhole = !read.hasNextPage && !unmatched.hasNextPage && read.isSuccess && ledger.isSuccess;
  const title = own.evidenceTitle(formats.phone(phone));
  return (
    <Page title={title} windowTitle={title} back={{ to: pathOfPhone(phone), label: formats.phone(phone) }}>
      <div className="acts not-printed">
        <button type="button" className="is-main" disabled={!isWhole} onClick={() => window.print()}>
          {own.print}
        </button>
        <button type="button" disabled={csv.isPending} onClick={() => csv.run(undefined)}>
          {own.csv}
        </button>
        {!isWhole && read.isSuccess && <p role="status">{own.gathering(sends.length)}</p>}
      </div>
      <ProblemNotice problem={csv.problem} />
      <dl className="facts">
        <dt>{own.phone}</dt>
        <dd>
          {formats.phone(phone)} <code>{phone}</code>
        </dd>
        <dt>{own.printedAt}</dt>
        <dd>
          <Moment at={printedAt} isWhole />
        </dd>
        <dt>{own.printedBy}</dt>
        <dd>{session.email}</dd>
        <dt>{own.printedFrom}</dt>
        <dd>{location.origin}</dd>
      </dl>
      <ReadState read={ledger}>
        {(exported) => (
          <section className="printed">
            <h2>{own.history}</h2>
            <p className="quiet">{own.historyMore}</p>
            <LedgerList ledger={exported.ledger} isWhole />
          </section>
        )}
      </ReadState>
      <ReadState read={read}>
        {({ pages: [first] }) => (
          <>
            <section className="printed">
              <h2>{own.stateNow}</h2>
              <ConsentTable consents={first?.consents ?? []} isWhole />
            </section>
            <section className="printed">
              <h2>{own.sends}</h2>
              <p className="quiet">{own.sendsMore}</p>
              <SendTable sends={sends} isWhole />
            </section>
            <section className="printed">
              <h2>{own.conversations}</h2>
              <ConversationTable conversations={first?.conversations ?? []} isWhole />
            </section>
          </>
        )}
      </ReadState>
      <ReadState read={unmatched}>
        {({ pages }) => (
          <section className="printed">
            <h2>{own.unmatched}</h2>
            <UnmatchedRows rows={pages.flatMap(({ rows }) => rows)} isWhole />
          </section>
        )}
      </ReadState>
      <section className="printed">
        <h2>{own.brandsNow}</h2>
        <dl className="facts">
          {brands.map(({ brand, name, supportContact }) => (
            <div key={brand} className="fact">
              <dt>{name}</dt>
              <dd>
                {own.support}: {supportContact}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
}
