// The alarms that are open, each with what it means and what to do.
import { useWordsOf } from '../../messages/language.tsx';
import type { StageOperations } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { operationsWords } from './words.ts';

type Alarm = StageOperations['alarms'][number];

export function AlarmList({ alarms }: { alarms: readonly Alarm[] }) {
  const own = useWordsOf(operationsWords);
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms">{own.alarms}</h2>
      {alarms.length === 0 && <p className="empty">{own.noAlarms}</p>}
      <ul className="alarms">
        {alarms.map((alarm) => (
          <OpenAlarm key={alarm.name} alarm={alarm} />
        ))}
      </ul>
    </section>
  );
}

function OpenAlarm({ alarm }: { alarm: Alarm }) {
  const own = useWordsOf(operationsWords);
  const { name, what, impact, since, kind } = alarm;
  const advice = own.advice(kind, alarm);
  return (
    <li className="notice is-bad">
      <strong>{advice?.means ?? what}</strong>
      {since !== undefined && (
        <>
          {' '}
          <Moment at={since} />
        </>
      )}
      {/* AWS keeps an alarm's own words in one language. */}
      {advice?.means !== undefined && (
        <p>
          <code>{name}</code>: <span lang="en">{what}</span>
        </p>
      )}
      {impact !== undefined && <p lang="en">{impact}</p>}
      {advice !== undefined && (
        <p>
          {own.lookAt} {advice.lookAt}. {own.act} {advice.act}.
        </p>
      )}
    </li>
  );
}
