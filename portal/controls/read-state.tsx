// What is shown for data that is not there yet, and what is said when it may be out of date.
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { problemBehind } from '../api/problem.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useLanguage } from '../messages/language.tsx';
import { useProblemWords } from '../messages/use-problem.ts';
import { useChannelState } from '../session/portal-context.tsx';

/** The part of a query's result that is looked at here. */
type Read<T> = {
  data: T | undefined;
  /** By the device's clock. */
  dataUpdatedAt: number;
  error: unknown;
  failureReason: unknown;
  failureCount: number;
  refetch: () => unknown;
};

/** Shows `children` with whatever is known, and as of when while reading fails; that it does, unless the whole page says it already. */
export function ReadState<T>({ read, children }: { read: Read<T>; children: (data: T) => ReactNode }) {
  const { data } = read;
  const channel = useChannelState();
  const isToldAlready = channel === 'unreachable' || channel === 'failing';
  // What isn't theirs any more is not shown on.
  if (data === undefined || isGone(read.error)) return <NothingYet read={read} />;
  const isFailing = isToldAlready || (read.failureReason && problemBehind(read.failureReason).isPassing);
  return (
    <>
      {!isToldAlready && <StaleNotice failure={read.failureReason} />}
      {isFailing && <AsOf at={read.dataUpdatedAt} />}
      {children(data)}
    </>
  );
}

export function isGone(error: unknown): boolean {
  return error !== null && problemBehind(error).status === 404;
}

function AsOf({ at }: { at: number }) {
  const { words, formats } = useLanguage();
  const now = serverNow();
  const readAt = new Date(at + now - Date.now()).toISOString();
  return <p className="quiet as-of">{words.stale.asOf(formats.moment(readAt, now))}</p>;
}

/** Told from the first failure on, for races are short. */
function StaleNotice({ failure }: { failure: unknown }) {
  const { words } = useLanguage();
  const problem = failure ? problemBehind(failure) : undefined;
  if (problem === undefined || !problem.isPassing) return null;
  return <Stale>{problem.status === 0 ? words.stale.unreachable : words.stale.failing}</Stale>;
}

export function Stale({ children }: { children: string }) {
  return (
    <p role="status" className="notice is-stale">
      {children}
    </p>
  );
}

function NothingYet<T>({ read }: { read: Read<T> }) {
  const { words } = useLanguage();
  const failure = read.error ?? read.failureReason ?? undefined;
  const problem = failure === undefined ? undefined : problemBehind(failure);
  const said = useProblemWords(problem);
  if (problem === undefined) return <Loading />;
  if (problem.status === 404) {
    return (
      <div className="panel">
        <p>{words.notFoundMore}</p>
      </div>
    );
  }
  return (
    <div className="panel" role="alert">
      <p>{said}</p>
      {read.error ? (
        <button type="button" onClick={() => read.refetch()}>
          {words.tryAgain}
        </button>
      ) : (
        <p className="quiet">{words.retrying}</p>
      )}
    </div>
  );
}

const slowAfterMs = 3000;

export function Loading() {
  const { words } = useLanguage();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="loading">
      {isSlow ? words.loadingSlowly : words.loading}
    </p>
  );
}
