// RT-11: to whom the last 30 days' clients would have gone, before the settings are saved.

import { useState } from 'react';
import type { LeadRouting, RoutingPreview } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { Written } from '../controls/written.tsx';
import { priceOf, titleOf } from '../inbox/referral-words.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { type Column, Table } from '../office/shared/table.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { routingWords } from './words.ts';

type Row = RoutingPreview['agents'][number];

export function PreviewPanel({ teamId, settings }: { teamId: string; settings: LeadRouting }) {
  const own = useWordsOf(routingWords);
  const { api } = usePortal();
  const announce = useAnnounce();
  const [shown, setShown] = useState<{ of: LeadRouting; preview: RoutingPreview }>();
  const look = useAct(
    (body: LeadRouting) =>
      answerOf(api.POST('/teams/{teamId}/lead-routing/preview', { params: { path: { teamId } }, body })),
    {
      isRepeatable: true,
      onDone: (preview, of) => {
        setShown({ of, preview });
        announce(own.previewed(preview.referrals));
      },
    },
  );
  // Of other settings than those on the page it would say something wrong.
  const preview = shown?.of === settings ? shown.preview : undefined;
  return (
    <section className="panel preview">
      <h2>{own.previewTitle}</h2>
      <p className="quiet">{own.previewMore}</p>
      <button type="button" aria-disabled={look.isPending} onClick={() => look.run(settings)}>
        {own.previewButton}
      </button>
      <ProblemNotice problem={look.problem} />
      {preview !== undefined && <Preview preview={preview} />}
    </section>
  );
}

function Preview({ preview }: { preview: RoutingPreview }) {
  const { formats } = useLanguage();
  const own = useWordsOf(routingWords);
  const { agents, fallbackAgentId, fallbackOnly, referrals, returning, withoutPrice, withoutPostalCode } =
    preview;
  if (referrals === 0) return <p className="empty">{own.previewNone}</p>;
  const columns: readonly Column<Row>[] = [
    {
      name: own.agent,
      cell: ({ agentId, name }) => (
        <>
          <Written>{name}</Written>{' '}
          {agentId === fallbackAgentId && <span className="tag is-label">{own.isFallback}</span>}
        </>
      ),
    },
    { name: own.wouldBeOffered, isNumber: true, cell: ({ offered }) => offered },
    { name: own.offeredNow, isNumber: true, cell: ({ offeredNow }) => offeredNow },
  ];
  return (
    <>
      <p>
        {own.previewOf(referrals, formats.day(preview.since))}{' '}
        {returning > 0 && own.previewReturning(returning)}
      </p>
      <Table
        caption={own.previewTitle}
        columns={columns}
        rows={agents}
        keyOf={({ agentId }) => agentId}
        empty={own.previewNone}
        hasFew
      />
      <p>{own.fallbackOnly(fallbackOnly.count)}</p>
      {fallbackOnly.referrals.length > 0 && <Unmatched referrals={fallbackOnly.referrals} />}
      {withoutPrice > 0 && <p className="quiet">{own.withoutPrice(withoutPrice)}</p>}
      {withoutPostalCode > 0 && <p className="quiet">{own.withoutPostalCode(withoutPostalCode)}</p>}
    </>
  );
}

function Unmatched({ referrals }: { referrals: RoutingPreview['fallbackOnly']['referrals'] }) {
  const language = useLanguage();
  const own = useWordsOf(routingWords);
  return (
    <details>
      <summary>{own.which}</summary>
      <ul className="unmatched">
        {referrals.map((referral) => (
          <li key={referral.referralId}>
            <Written>{titleOf(referral, language)}</Written>
            <span className="quiet">
              {[
                referral.area.postalCode,
                priceOf(referral.priceRange, language),
                language.formats.day(referral.offeredAt),
              ]
                .filter((each) => each !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
