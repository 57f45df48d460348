// Text alerts: whether they are on, what that means, and how to change it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TextAlerts } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { live } from '../api/query-client.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useAct } from '../controls/use-act.ts';
import type { Formats } from '../messages/formats.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { TextAlertsHistory } from './text-alerts-history.tsx';
import { type ProfileWords, profileWords } from './words.ts';

const alertsKey = ['text-alerts'] as const;

export function TextAlertsPanel() {
  const own = useWordsOf(profileWords);
  const { api } = usePortal();
  const read = useQuery({
    queryKey: alertsKey,
    queryFn: () => answerOf(api.GET('/me/text-alerts')),
    ...live,
  });
  return (
    <section className="panel">
      <h2>{own.alerts}</h2>
      <ReadState read={read}>
        {(alerts) => (
          <>
            <State alerts={alerts} />
            <Acts alerts={alerts} />
            <TextAlertsHistory reloadOn={`${alerts.status} ${alerts.since} ${alerts.isAsked}`} />
          </>
        )}
      </ReadState>
    </section>
  );
}

function State({ alerts }: { alerts: TextAlerts }) {
  const { formats } = useLanguage();
  const own = useWordsOf(profileWords);
  const alertNumber = useProfile()?.alertNumber ?? '';
  return (
    <div role="status">
      <p className="alerts-status">
        <span className={`tag is-alerts-${alerts.status}`}>{own.status[alerts.status]}</span>
        {alerts.since !== undefined && (
          <span className="quiet"> {own.since(formats.record(alerts.since))}</span>
        )}
      </p>
      <p>{meaningOf(alerts, own.meaning, formats, alertNumber)}</p>
      {alerts.isAsked === true && alerts.status === 'on' && <p className="notice">{own.isAsked}</p>}
      {alerts.reconfirmBy !== undefined && alerts.isAsked !== true && (
        <p className="quiet">{own.reconfirmBy(formats.day(alerts.reconfirmBy))}</p>
      )}
    </div>
  );
}

function Acts({ alerts }: { alerts: TextAlerts }) {
  const { formats } = useLanguage();
  const own = useWordsOf(profileWords);
  const alertNumber = useProfile()?.alertNumber ?? '';
  const { api } = usePortal();
  const client = useQueryClient();
  const onDone = (answer: TextAlerts) => client.setQueryData(alertsKey, answer);
  // CO-13: what stands on the page is the evidence of what they asked for.
  const shown = [own.alerts, meaningOf(alerts, own.meaning, formats, alertNumber), own.enroll].join('\n');
  const enroll = useAct(() => answerOf(api.PUT('/me/text-alerts', { body: { words: shown } })), {
    isRepeatable: true,
    onDone,
  });
  const leave = useAct(() => answerOf(api.DELETE('/me/text-alerts')), { isRepeatable: true, onDone });
  const isOn = alerts.status === 'on' || alerts.status === 'pending';
  // After a STOP only the phone itself can start again.
  const mayEnroll = !isOn && alerts.reason !== 'stop';
  return (
    <>
      <ProblemNotice problem={enroll.problem ?? leave.problem} />
      <div className="acts">
        {mayEnroll && (
          <button
            type="button"
            className="is-main"
            disabled={enroll.isPending}
            onClick={() => enroll.run(undefined)}
          >
            {own.enroll}
          </button>
        )}
        {isOn && (
          <button type="button" disabled={leave.isPending} onClick={() => leave.run(undefined)}>
            {own.leave}
          </button>
        )}
      </div>
    </>
  );
}

function meaningOf(
  { status, reason, phone }: TextAlerts,
  says: ProfileWords['meaning'],
  formats: Formats,
  alertNumber: string,
): string {
  const number = phone === undefined ? '' : formats.phone(phone);
  if (status === 'pending' || status === 'on') return says[status](number);
  if (reason === 'stop' || reason === 'opted-out-otherwise') return says[reason](formats.phone(alertNumber));
  if (reason === 'no-reply' || reason === 'reconfirmation-lapsed') return says[reason];
  return says[status];
}
