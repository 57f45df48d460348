// The credentials of the local cloud: one access key per function, so that every AWS call is attributed to its function.
import type { Caller } from './service.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string };

export type Callers = {
  /** New credentials for the caller. */
  issue(caller: Caller): Credentials;
  byAccessKey(accessKeyId: string): Caller | undefined;
};

export function createCallers(): Callers {
  const byKey = new Map<string, Caller>();
  return {
    issue: (caller) => {
      const accessKeyId = `ASIALOCAL${String(byKey.size + 1).padStart(11, '0')}`;
      byKey.set(accessKeyId, caller);
      return { accessKeyId, secretAccessKey: `secret-of-${accessKeyId}` };
    },
    byAccessKey: (accessKeyId) => byKey.get(accessKeyId),
  };
}
