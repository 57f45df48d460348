// Replies and opt-outs hour by hour, hours without any included: what the curve of a bulk text is drawn by.

const hourMs = 3_600_000;
/** Replies and opt-outs within seven days count as the text's (CP-7). */
const mostHours = 7 * 24 + 1;

type Hour = { at: string; replied: number; optedOut: number };

/** How many there were by the end of each hour, from the text's first on up to `until`, or the last that counts. */
export function courseOf(curve: readonly Hour[], startedAt: string, until: number) {
  const first = Math.floor(Date.parse(startedAt) / hourMs);
  const last = Math.max(
    Math.floor(until / hourMs),
    ...curve.map(({ at }) => Math.floor(Date.parse(at) / hourMs)),
  );
  const hours = Math.min(mostHours, Math.max(1, last - first + 1));
  const course = (name: 'replied' | 'optedOut') => {
    let sum = 0;
    return Array.from({ length: hours }, (_, index) => {
      const hour = curve.find(({ at }) => Math.floor(Date.parse(at) / hourMs) === first + index);
      sum += hour?.[name] ?? 0;
      return sum;
    });
  };
  return {
    until: new Date((first + hours) * hourMs).toISOString(),
    replied: course('replied'),
    optedOut: course('optedOut'),
  };
}
