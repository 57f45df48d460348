// Any route that does not exist: a problem document, like every other refusal.
import * as z from 'zod';
import document from '../../../docs/api/openapi.json' with { type: 'json' };
import { allowedMethods } from '../allowed-methods.ts';
import { Problem, problemResponse } from '../problem.ts';

const httpEvent = z.object({ rawPath: z.string() });
const paths = { ...document.paths, '/openapi.json': { get: {} } };

export async function handler(event: unknown) {
  const methods = allowedMethods(paths, httpEvent.parse(event).rawPath);
  if (methods.length === 0) {
    return problemResponse(new Problem('not-found', 'There is no such route. /openapi.json lists them all.'));
  }
  const allow = methods.join(', ');
  const refusal = problemResponse(new Problem('method-not-allowed', `This path takes ${allow}.`));
  return { ...refusal, headers: { ...refusal.headers, allow } };
}
