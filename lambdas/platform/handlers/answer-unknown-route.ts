// Any route that does not exist: a problem document, like every other refusal.
import * as z from 'zod';
import document from '../../../docs/api/openapi.json' with { type: 'json' };
import { refuseUnknownRoute } from '../http/unknown-route.ts';

const httpEvent = z.object({ rawPath: z.string() });
const paths = { ...document.paths, '/openapi.json': { get: {} } };

export async function handler(event: unknown) {
  return refuseUnknownRoute(paths, httpEvent.parse(event).rawPath);
}
