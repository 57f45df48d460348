// A time of the virtual clock in the reader's locale and zone: the hour alone on the clock's own day.
import { useWorld } from './use-world.ts';

const hour = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
const timeOnly = new Intl.DateTimeFormat(undefined, hour);
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  ...hour,
});
export const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

export function Time({ at }: { at: string }) {
  const { now } = useWorld();
  const when = new Date(at);
  const isToday = when.toDateString() === new Date(now).toDateString();
  return (
    <time dateTime={at} title={fullTime.format(when)}>
      {(isToday ? timeOnly : dayAndTime).format(when)}
    </time>
  );
}
