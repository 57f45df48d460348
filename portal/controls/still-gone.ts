// What is not there, or not theirs, stays so while it is asked for again: the page doesn't begin anew meanwhile.
import { useState } from 'react';
import { isGone } from './read-state.tsx';

/** `read` with the refusal that it had, as long as nothing else is known. `id`: of what is read. */
export function useStillGone<R extends { data: unknown; error: unknown; failureReason: unknown }>(
  read: R,
  id: string,
): R {
  const [refused, setRefused] = useState<{ id: string; error: unknown }>();
  const isAsked = read.data === undefined && read.error === null;
  if (isGone(read.error) && (refused?.error !== read.error || refused?.id !== id))
    setRefused({ id, error: read.error });
  if (!isAsked || refused?.id !== id) return read;
  return { ...read, error: refused.error, failureReason: refused.error };
}
