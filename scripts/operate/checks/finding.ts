// What a check found, and how a line tells it.
import { isUnknownCaller, sentenceFor } from '../cannot-operate.ts';

/** `later`: comes by the deploy or after it. `unknown`: it could not be looked up. */
export type State = 'ok' | 'missing' | 'later' | 'unknown';
export type Finding = { state: State; what: string; todo?: string };

export function ok(what: string): Finding {
  return { state: 'ok', what };
}

/** Ok when it `holds`, or else missing, with what to do. */
export function expect(holds: boolean, what: string, todo: string): Finding {
  return holds ? ok(what) : { state: 'missing', what, todo };
}

export function later(what: string, todo: string): Finding {
  return { state: 'later', what, todo };
}

/** What one part looks up: when that fails, the others are told all the same, unless AWS doesn’t know who asks. */
export async function lookUp(
  what: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (fault) {
    if (isUnknownCaller(fault)) throw fault;
    return [{ state: 'unknown', what, todo: `it could not be looked up. ${sentenceFor(fault)}` }];
  }
}

const widest = 'unknown'.length;

export function lineOf({ state, what, todo }: Finding): string {
  const line = `${state.padEnd(widest)}  ${what}`;
  return todo === undefined ? line : `${line}\n${' '.repeat(widest)}  → ${todo}`;
}
