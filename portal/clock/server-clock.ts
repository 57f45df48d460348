// What time it is at the API: a phone whose clock is wrong still shows the right time left.

/** `Date` headers have whole seconds, and the way there takes time: less than this is no difference. */
const toleranceMs = 1500;

let offsetMs = 0;

/** Takes the time that an answer bears (its `Date` header); `sentAt` and `receivedAt` by the own clock. */
export function noteServerTime(date: string | null, sentAt: number, receivedAt: number): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return;
  const measured = at + 500 - (sentAt + receivedAt) / 2;
  if (Math.abs(measured - offsetMs) > toleranceMs + (receivedAt - sentAt) / 2) offsetMs = measured;
}

export function serverNow(): number {
  return Date.now() + offsetMs;
}
