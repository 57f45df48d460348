// The API as the portal calls it: by the client package, with the browser's clock set by each answer.
import { type Bearer, type Dibs, openDibs } from '../../client/src/dibs.ts';
import { begunRead } from './early-reads.ts';
import { timedFetch } from './timed-fetch.ts';

export { answerOf, type Versioned, versionedAnswerOf } from '../../client/src/answers.ts';

export type Api = Dibs;

export function openApi(apiUrl: string, bearer: Bearer): Api {
  return openDibs({ apiUrl, bearer, fetch: (request) => begunRead(request) ?? timedFetch(request) });
}
