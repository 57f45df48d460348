// Any route that does not exist: a problem document, like every other refusal.
import { Problem, problemResponse } from '../problem.ts';

export async function handler() {
  return problemResponse(new Problem('not-found', 'There is no such route; /openapi.json lists them all.'));
}
