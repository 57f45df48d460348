// Asks the local cloud, its control routes and its API alike; a refusal comes back as an error that carries the problem's words.
import * as z from 'zod';

export type Question = { method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown; token?: string };
export type Ask = (path: string, question?: Question) => Promise<unknown>;

const problem = z.object({ title: z.string(), code: z.string(), detail: z.string() });

export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

/** `origin`: empty in a page of the cloud's own. */
export function askingAt(origin: string): Ask {
  return async (path, { method, body, token } = {}) => {
    const response = await fetch(origin + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return answer;
    const told = problem.safeParse(answer);
    if (!told.success) throw new Refusal(response.status, 'unknown', `${path} answered ${response.status}.`);
    const { title, code, detail } = told.data;
    throw new Refusal(response.status, code, `${title}. ${detail}`);
  };
}
