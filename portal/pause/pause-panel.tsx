// RT-7: an agent pauses themself until a date, and is back when they say so.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OwnRouting } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { startOfDay } from '../routing/routing-hints.ts';
import { usePortal } from '../session/portal-context.tsx';
import { pauseQuery } from './pause-query.ts';
import { pauseWords } from './words.ts';

const dayMs = 86_400_000;
/** As far ahead as the API takes. */
const longestDays = 365;

export function PausePanel() {
  const own = useWordsOf(pauseWords);
  const read = useQuery(pauseQuery(usePortal().api));
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {own.title}
      </h2>
      <ReadState read={read}>
        {(routing) => <Standing routing={routing} onEnded={() => heading.current?.focus()} />}
      </ReadState>
    </section>
  );
}

function Standing({ routing, onEnded }: { routing: OwnRouting; onEnded: () => void }) {
  const { formats } = useLanguage();
  const own = useWordsOf(pauseWords);
  const { state, pausedUntil, pausedBy } = routing;
  if (state === 'fallback') return <p>{own.fallback}</p>;
  if (state === 'not-a-member') return <p>{own.notAMember}</p>;
  if (state === 'receiving' || pausedUntil === undefined) {
    return (
      <>
        <p>{own.receiving}</p>
        <Until label={own.pause} />
      </>
    );
  }
  const day = formats.day(pausedUntil);
  if (pausedBy === 'lead') return <p>{own.pausedByLead(day)}</p>;
  return (
    <>
      <p>{own.paused(day)}</p>
      <Back onEnded={onEnded} />
      <Until key={pausedUntil} label={own.change} saved={pausedUntil} />
    </>
  );
}

function Until({ label, saved }: { label: string; saved?: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(pauseWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const before = saved === undefined ? '' : formats.calendarDay(saved);
  const [day, setDay] = useState(before);
  const until = startOfDay(day);
  const pause = useAct((wanted: string) => answerOf(api.PUT('/me/pause', { body: { until: wanted } })), {
    isRepeatable: true,
    onDone: (routing) => {
      client.setQueryData(pauseQuery(api).queryKey, routing);
      if (routing.pausedUntil !== undefined) tell(own.isPaused(formats.day(routing.pausedUntil)));
    },
  });
  const isIdle = until === undefined || day === before || pause.isPending;
  const now = serverNow();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isIdle) pause.run(until);
      }}
    >
      <label htmlFor="pause-until">{own.until}</label>
      <input
        id="pause-until"
        type="date"
        min={formats.calendarDay(now + dayMs)}
        max={formats.calendarDay(now + longestDays * dayMs)}
        value={day}
        onChange={(event) => {
          pause.forget();
          setDay(event.target.value);
        }}
      />
      <ProblemNotice problem={pause.problem} />
      <button type="submit" aria-disabled={isIdle}>
        {label}
      </button>
    </form>
  );
}

function Back({ onEnded }: { onEnded: () => void }) {
  const own = useWordsOf(pauseWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const end = useAct(() => answerOf(api.DELETE('/me/pause')), {
    isRepeatable: true,
    onDone: (routing) => {
      client.setQueryData(pauseQuery(api).queryKey, routing);
      tell(own.isBack);
      // What was pressed is gone.
      onEnded();
    },
  });
  return (
    <>
      <ProblemNotice problem={end.problem} />
      <div className="acts">
        <button
          type="button"
          className="is-main"
          aria-disabled={end.isPending}
          onClick={() => end.run(undefined)}
        >
          {own.back}
        </button>
      </div>
    </>
  );
}
