// A time of the virtual clock as the portal shows it, to the second: the hour alone on the clock's own day.
import { formatsFor } from '../../../portal/messages/formats.ts';
import { useWorld } from './use-world.ts';

export const formats = formatsFor(Intl.DateTimeFormat().resolvedOptions().locale, undefined, true);

export function Time({ at }: { at: string }) {
  const { now } = useWorld();
  return (
    <time dateTime={at} title={formats.fullMoment(at)}>
      {formats.moment(at, Date.parse(now))}
    </time>
  );
}
