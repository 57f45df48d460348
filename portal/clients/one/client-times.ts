// The clock times at a client's places, each once, the client's state before their area code.
export function clientTimes(
  zones: readonly string[],
  now: number,
  momentIn: (zone: string, at: string, now: number) => string,
): string[] {
  return [...new Set(zones.map((zone) => momentIn(zone, new Date(now).toISOString(), now)))];
}
