// CP-6: whether it is right: what a send of this preview does, in figures and samples, and one button that names how many get it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../../api/api.ts';
import { useNow } from '../../clock/use-now.ts';
import { useTell } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { TimeLeftLabel } from '../../controls/time-left-label.tsx';
import { leaveFreely } from '../../controls/unsaved/leaving.ts';
import { useAct } from '../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import { type BulkPreview, refreshBulks } from '../bulk-queries.ts';
import { priceIn } from '../price.ts';
import { bulkWords } from '../words.ts';
import { LeftOut } from './left-out.tsx';
import { Samples } from './samples.tsx';
import { StepHeading } from './steps.tsx';
import type { Preview } from './use-preview.ts';

export type Anew = 'changed' | 'expired';
const anew: Readonly<Record<string, Anew>> = { 'audience-changed': 'changed', 'preview-expired': 'expired' };

export function SureStep(props: {
  preview: BulkPreview;
  /** How looking at it again goes. */
  again: Preview;
  isTeams: boolean;
  /** Why it is another preview than the one that was to be sent. */
  why: Anew | undefined;
  onBack: () => void;
  onAgain: (why: Anew | undefined) => void;
}) {
  const { preview, again, isTeams, why } = props;
  const own = useWordsOf(bulkWords);
  const { api, agent } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const [isRefused, setRefused] = useState(false);
  const isOver = Date.parse(preview.expiresAt) <= useNow();
  const { count, firstPage, previewId } = preview;
  const send = useAct(
    () => {
      const params = { path: { teamId: agent.teamId } };
      return answerOf(api.POST('/teams/{teamId}/bulk-texts', { params, body: { previewId } }));
    },
    {
      isRepeatable: true,
      onDone: ({ bulkId }) => {
        refreshBulks(client);
        tell(own.sure.sent(count));
        leaveFreely(() => goTo(`/campaigns/bulk-texts/${bulkId}`, { replace: true }));
      },
      onFailed: ({ code }) => {
        const reason = anew[code];
        setRefused(reason === undefined);
        if (reason !== undefined) props.onAgain(reason);
      },
    },
  );
  const isBusy = send.isPending || again.isPending;
  return (
    <>
      <StepHeading isCome>{own.sure.title}</StepHeading>
      {why !== undefined && (
        <p role="alert" className="notice">
          {own.sure[why]}
        </p>
      )}
      <section className="panel bulk-sure">
        {count === 0 ? <p>{own.sure.nobody}</p> : <Figures preview={preview} isTeams={isTeams} />}
      </section>
      <LeftOut preview={preview} />
      {count > 0 && <Samples preview={preview} />}
      {count > firstPage && <p>{own.sure.order(firstPage)}</p>}
      {isRefused && <ProblemNotice problem={send.problem} />}
      <ProblemNotice problem={again.problem} />
      {isOver ? (
        <p role="status" className="notice">
          {own.sure.over}
        </p>
      ) : (
        count > 0 && (
          <p className="quiet">
            {own.sure.validFor} <TimeLeftLabel until={preview.expiresAt} />
          </p>
        )
      )}
      <div className="acts">
        {isOver || count === 0 ? (
          <button
            type="button"
            className={isOver ? 'is-main' : undefined}
            disabled={isBusy}
            onClick={() => props.onAgain(undefined)}
          >
            {own.sure.renew}
          </button>
        ) : (
          <button type="button" className="is-main" disabled={isBusy} onClick={() => send.run(undefined)}>
            {send.isPending ? own.sure.sending : own.sure.send(count)}
          </button>
        )}
        {/* Where nobody gets it there is nothing to do here. */}
        <button
          type="button"
          className={count === 0 && !isOver ? 'is-main' : undefined}
          onClick={props.onBack}
        >
          {own.sure.backward}
        </button>
      </div>
    </>
  );
}

function Figures({ preview, isTeams }: { preview: BulkPreview; isTeams: boolean }) {
  const { code } = useLanguage();
  const own = useWordsOf(bulkWords);
  const { count, segments, costUsd, waiting } = preview;
  return (
    <>
      <p className="bulk-count">{own.sure.gets(count)}</p>
      {isTeams && <p>{own.sure.ofAgents}</p>}
      <dl className="bulk-figures">
        <div>
          <dt>{own.sure.parts}</dt>
          <dd>{segments}</dd>
        </div>
        <div>
          <dt>{own.sure.price}</dt>
          <dd>{own.sure.about(priceIn(code, costUsd))}</dd>
        </div>
        <div>
          <dt>{own.sure.waiting}</dt>
          <dd>{waiting}</dd>
        </div>
      </dl>
      <p className="quiet">{waiting === 0 ? own.sure.waitingNone : own.sure.waitingMore(waiting)}</p>
    </>
  );
}
