// What a request is answered that no route takes: its path is wrong, or its method, and then which ones the path takes; or it was taken by
// an earlier release.
import { allowedMethods } from './allowed-methods.ts';
import { Problem, problemResponse } from './problem.ts';

/** DE-5: a portal of before asks on until it is reloaded. It takes a 404 here for the end of its agent's membership, and signs out. */
const retired: Readonly<Record<string, string>> = {
  '/me/changes': 'Reload the portal. POST /me/live-channels takes the place of this route.',
};

/** `described`: all paths, as the OpenAPI document has them. */
export function refuseUnknownRoute(described: Parameters<typeof allowedMethods>[0], path: string) {
  const retirement = retired[path];
  if (retirement !== undefined) return problemResponse(new Problem('route-retired', retirement));
  const allow = allowedMethods(described, path).join(', ');
  if (allow === '') {
    return problemResponse(new Problem('not-found', 'There is no such route. /openapi.json lists them all.'));
  }
  const refusal = problemResponse(new Problem('method-not-allowed', `This path takes ${allow}.`));
  return { ...refusal, headers: { ...refusal.headers, allow } };
}
