// What a call comes to: its answer, or a thrown problem.
import { ApiProblem, problemIn } from './problem.ts';

type Body<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;

/** The body of an operation's answer: `Answer<paths['/me']['get']>` or `Answer<operations['readProfile']>`. */
export type Answer<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201 | 202)]: Body<Responses[Status]> }[keyof Responses &
      (200 | 201 | 202)]
  : never;

/** What `dibs.GET(…)` and its like give. */
export type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** What a call comes to: its data, or a thrown `ApiProblem`. */
export async function answerOf<T>(call: Call<T>): Promise<T> {
  return (await versionedAnswerOf(call)).answer;
}

/** An answer with the ETag of its state, which goes along as `If-Match` when it is changed. */
export type Versioned<T> = { answer: T; etag: string | undefined };

export async function versionedAnswerOf<T>(call: Call<T>): Promise<Versioned<T>> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    if (fault instanceof ApiProblem) throw fault;
    throw new ApiProblem(0, 'unreachable', fault instanceof Error ? fault.message : '');
  });
  if (error !== undefined || data === undefined) throw problemIn(response.status, error);
  return { answer: data, etag: response.headers.get('etag') ?? undefined };
}
