// Any route that does not exist: a problem document, like every other refusal.
import * as z from 'zod';
import document from '../../../docs/api/openapi.json' with { type: 'json' };
import { allowedMethods, unknownRoute } from '../allowed-methods.ts';
import { problemResponse } from '../problem.ts';

const httpEvent = z.object({ rawPath: z.string() });
const paths = { ...document.paths, '/openapi.json': { get: {} } };

export async function handler(event: unknown) {
  const { problem, allow } = unknownRoute(allowedMethods(paths, httpEvent.parse(event).rawPath));
  const refusal = problemResponse(problem);
  return { ...refusal, headers: { ...refusal.headers, ...(allow !== undefined && { allow }) } };
}
