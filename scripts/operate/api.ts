// The stage's HTTP API as a machine calls it.
import { senderFor } from '../../client/src/dibs.ts';
import { problemIn } from '../../client/src/problem.ts';
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

export function openApi(url: string, token: string): Api {
  const send = senderFor({ bearer: token });
  return {
    url,
    async ask(method, path, { body, headers } = {}) {
      const request = new Request(`${url}${path}`, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const response = await send(request).catch(() => {
        throw new CannotOperate(`${url} can’t be reached: check --api, or the network.`);
      });
      const text = await response.text();
      if (response.ok) return text === '' ? undefined : JSON.parse(text);
      throw new Refused(
        response.status,
        `${method} ${path} was answered ${response.status}: ${reasonIn(response.status, text)}`,
      );
    },
  };
}

function reasonIn(status: number, text: string): string {
  const told = problemIn(status, jsonIn(text)).message;
  return told === '' ? text.slice(0, 200) : told;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
