// Days of the reader's calendar as the list's times: `from` from its first moment on, `to` with the whole day.

export type Days = { from: string; to: string };

/** What is no day is left out; a last day before the first is a fault, and left out too. */
export function periodOf({ from, to }: Days): { query: { from?: string; to?: string }; isBackward: boolean } {
  const start = startOf(from, 0);
  const end = startOf(to, 1);
  const isBackward = start !== undefined && end !== undefined && end <= start;
  const query = {
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && !isBackward && { to: end }),
  };
  return { query, isBackward };
}

function startOf(day: string, daysLater: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  // By the machine's zone; days on which clocks change have 23 or 25 hours.
  return new Date(year, month - 1, date + daysLater).toISOString();
}
