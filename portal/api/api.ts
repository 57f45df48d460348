// The API as the portal calls it: typed by the OpenAPI document, answers or throws a problem.
import createClient from 'openapi-fetch';
import { noteServerTime } from '../clock/server-clock.ts';
import { ApiProblem, problemIn } from './problem.ts';
import type { paths } from './schema.ts';

/** Longer than the API's own limit of 30 s never helps. */
const patienceMs = 20_000;

/** What the API needs of whoever is signed in. */
export type Bearer = {
  token(): string;
  /** Tries to get a new token; false when one has to sign in again. */
  renew(): Promise<boolean>;
};

export type Api = ReturnType<typeof openApi>;

export function openApi(apiUrl: string, bearer: Bearer) {
  const send = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const response = await sendAs(request, bearer.token());
    if (response.status !== 401 || !(await bearer.renew())) return response;
    return sendAs(again, bearer.token());
  };
  return createClient<paths>({ baseUrl: apiUrl, fetch: send });
}

async function sendAs(request: Request, token: string): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${token}`);
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patienceMs)]);
  const sentAt = Date.now();
  const response = await fetch(new Request(request, { headers, signal, cache: 'no-store' }));
  noteServerTime(response.headers.get('date'), sentAt, Date.now());
  return response;
}

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** What a call comes to: its data, or a thrown `ApiProblem`. */
export async function answerOf<T>(call: Call<T>): Promise<T> {
  return (await versionedAnswerOf(call)).answer;
}

/** An answer with the ETag of its state, which goes along as `If-Match` when it is changed. */
export type Versioned<T> = { answer: T; etag: string | undefined };

export async function versionedAnswerOf<T>(call: Call<T>): Promise<Versioned<T>> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    throw new ApiProblem(0, 'unreachable', fault instanceof Error ? fault.message : '');
  });
  if (error !== undefined || data === undefined) throw problemIn(response.status, error);
  return { answer: data, etag: response.headers.get('etag') ?? undefined };
}
