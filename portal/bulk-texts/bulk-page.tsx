// CP-7: one bulk text: how far it is, what can be done about it, and what came of it.
import { serverNow } from '../clock/server-clock.ts';
import { Page } from '../controls/page.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { isolated } from '../messages/isolated.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { BulkActs } from './bulk-acts.tsx';
import { type Bulk, useBulk } from './bulk-queries.ts';
import { BulkStatusTag } from './bulk-status-tag.tsx';
import { priceIn } from './price.ts';
import { Repliers } from './repliers.tsx';
import { ReplyCurve } from './reply-curve.tsx';
import { Report } from './report.tsx';
import { bulkWords } from './words.ts';

export function BulkPage({ bulkId }: { bulkId: string }) {
  const own = useWordsOf(bulkWords);
  const read = useBulk(bulkId);
  return (
    <Page
      title={own.one.title}
      windowTitle={own.one.title}
      back={{ to: '/campaigns/bulk-texts', label: own.back }}
    >
      <ReadState read={read}>
        {(bulk) => (
          <>
            <About bulk={bulk} />
            <BulkActs bulk={bulk} />
            <Report bulk={bulk} />
            <ReplyCurve bulk={bulk} />
            <Repliers bulk={bulk} />
          </>
        )}
      </ReadState>
    </Page>
  );
}

function About({ bulk }: { bulk: Bulk }) {
  const { code, formats } = useLanguage();
  const own = useWordsOf(bulkWords);
  const { agent } = usePortal();
  const { status, body, by, startedAt, endedAt, segments, costUsd } = bulk;
  const now = serverNow();
  const facts = [
    own.one.startedAt(formats.moment(startedAt, now)),
    ...(by.agentId === agent.agentId ? [] : [own.sentBy(isolated(by.name))]),
    // With its day where that is not the one it started on, though it be today.
    ...(endedAt === undefined ? [] : [own.one.endedAt(formats.moment(endedAt, Date.parse(startedAt)))]),
    own.one.cost(segments, priceIn(code, costUsd)),
  ];
  return (
    <section className="panel">
      <p>
        <BulkStatusTag status={status} />
      </p>
      <p className="template-text" dir="auto">
        <Written>{body}</Written>
      </p>
      <p className="quiet">{facts.join(' · ')}</p>
    </section>
  );
}
