// CP-7: what is done about a bulk text under way: cancelled by whoever sent it or the lead, and resumed by the lead once it is paused.
import { useQueryClient } from '@tanstack/react-query';
import { answerOf } from '../api/api.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useTell } from '../controls/announcer.tsx';
import { AskFirst } from '../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { type Bulk, refreshBulks } from './bulk-queries.ts';
import { bulkWords } from './words.ts';

type Doing = 'cancel' | 'resume';

export function BulkActs({ bulk }: { bulk: Bulk }) {
  const own = useWordsOf(bulkWords);
  const isLead = useProfile()?.isLead === true;
  const { formats } = useLanguage();
  const { status, pausedBecause, pauseEndsAt } = bulk;
  if (status !== 'sending' && status !== 'paused') return null;
  const isPaused = status === 'paused';
  return (
    <>
      {isPaused && (
        <div className="notice" role="status">
          <p>
            <strong>{own.one.pausedTitle}</strong>
          </p>
          {pausedBecause !== undefined && <p>{own.one.paused[pausedBecause]}</p>}
          {pauseEndsAt !== undefined && <p>{own.one.pauseEnds(formats.moment(pauseEndsAt, serverNow()))}</p>}
          {!isLead && <p>{own.one.pausedAsk}</p>}
        </div>
      )}
      <div className="acts bulk-acts">
        {isPaused && isLead && <Ask doing="resume" bulk={bulk} />}
        <Ask doing="cancel" bulk={bulk} />
      </div>
    </>
  );
}

function Ask({ doing, bulk }: { doing: Doing; bulk: Bulk }) {
  const { one } = useWordsOf(bulkWords);
  return (
    <AskFirst label={one[doing]} className={doing === 'resume' ? 'is-main' : ''}>
      {(close) => <Sure doing={doing} bulk={bulk} onClose={close} />}
    </AskFirst>
  );
}

function Sure({ doing, bulk, onClose }: { doing: Doing; bulk: Bulk; onClose: () => void }) {
  const { one } = useWordsOf(bulkWords);
  const { api, agent } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const params = { path: { teamId: agent.teamId, bulkId: bulk.bulkId } };
  const isCancel = doing === 'cancel';
  const act = useAct(
    () =>
      isCancel
        ? answerOf(api.POST('/teams/{teamId}/bulk-texts/{bulkId}/cancel', { params }))
        : answerOf(api.POST('/teams/{teamId}/bulk-texts/{bulkId}/resume', { params })),
    {
      isRepeatable: true,
      onDone: ({ status }) => {
        refreshBulks(client);
        // All had left before.
        const cancelled = status === 'done' ? one.over : one.cancelled;
        tell(isCancel ? cancelled : one.resumed);
        onClose();
      },
    },
  );
  return (
    <ConfirmDialog
      title={isCancel ? one.cancelTitle : one.resumeTitle}
      confirm={one[doing]}
      cancel={bulk.status === 'paused' ? one.keepPaused : one.keep}
      isDangerous={isCancel}
      isPending={act.isPending}
      problem={act.problem}
      onConfirm={() => act.run(undefined)}
      onClose={onClose}
    >
      <p>{isCancel ? one.cancelMore : one.resumeMore}</p>
    </ConfirmDialog>
  );
}
