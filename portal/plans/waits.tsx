// CP-2: when a step goes out that has to wait beyond its time, and what for, or that it is left out.
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import type { PlanPreview } from './plan-queries.ts';
import { waitWords } from './wait-words.ts';

/** A time of day, by the reader's own clock. */
export function onSomeDay(at: string): string {
  return new Date(`2026-01-15T${at}`).toISOString();
}

type Waiting = Pick<PlanPreview['steps'][number], 'leaves' | 'waits' | 'leftOut'>;

export function Waits({ step: { leaves, waits, leftOut } }: { step: Waiting }) {
  const own = useWordsOf(waitWords);
  const { formats } = useLanguage();
  if (waits === undefined || leaves === undefined) return null;
  if (leftOut) return <p className="refusal">{own.leftOut[waits]}</p>;
  return <p className="notice">{own.waits[waits](leaves.day, formats.timeOfDay(onSomeDay(leaves.at)))}</p>;
}
