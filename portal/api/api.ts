// The API as the portal calls it: by the client package, with the browser's clock set by each answer.
import { type Bearer, type Dibs, openDibs } from '../../client/src/dibs.ts';
import { noteServerTime } from '../clock/server-clock.ts';

export { answerOf, type Versioned, versionedAnswerOf } from '../../client/src/answers.ts';

export type Api = Dibs;

export function openApi(apiUrl: string, bearer: Bearer): Api {
  return openDibs({ apiUrl, bearer, fetch: timed });
}

async function timed(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const response = await fetch(request);
  noteServerTime(response.headers.get('date'), sentAt, Date.now());
  return response;
}
