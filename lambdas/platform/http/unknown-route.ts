// What a request is answered that no route takes: its path is wrong, or its method, and then which ones the path takes.
import { allowedMethods } from './allowed-methods.ts';
import { Problem, problemResponse } from './problem.ts';

/** `described`: all paths, as the OpenAPI document has them. */
export function refuseUnknownRoute(described: Parameters<typeof allowedMethods>[0], path: string) {
  const allow = allowedMethods(described, path).join(', ');
  if (allow === '') {
    return problemResponse(new Problem('not-found', 'There is no such route. /openapi.json lists them all.'));
  }
  const refusal = problemResponse(new Problem('method-not-allowed', `This path takes ${allow}.`));
  return { ...refusal, headers: { ...refusal.headers, allow } };
}
