// The stage's HTTP API as a machine calls it.
import * as z from 'zod';
import { CannotOperate } from './cannot-operate.ts';

/** The API said no. */
export class Refused extends CannotOperate {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type Api = {
  readonly url: string;
  /** The answer's body. Throws what the API refused, in its words. */
  ask(
    method: Method,
    path: string,
    given?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<unknown>;
};

const problem = z.object({ title: z.string(), detail: z.string().optional() });

export function openApi(url: string, token: string): Api {
  return {
    url,
    async ask(method, path, { body, headers } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch(() => {
        throw new CannotOperate(`${url} can’t be reached: check --api, or the network.`);
      });
      const text = await response.text();
      if (response.ok) return text === '' ? undefined : JSON.parse(text);
      throw new Refused(
        response.status,
        `${method} ${path} was answered ${response.status}: ${reasonIn(text)}`,
      );
    },
  };
}

function reasonIn(text: string): string {
  try {
    const { title, detail } = problem.parse(JSON.parse(text));
    return detail ?? title;
  } catch {
    return text.slice(0, 200);
  }
}
