// Sends a request, and sets the browser's clock by its answer.
import { noteServerTime } from '../clock/server-clock.ts';

export async function timedFetch(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const response = await fetch(request);
  noteServerTime(response.headers.get('date'), sentAt, Date.now());
  return response;
}
