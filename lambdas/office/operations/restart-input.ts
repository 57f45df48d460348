// What an execution is started with again: the same, but for what time has made of it.
import * as z from 'zod';
import type { Workflow } from './workflows.ts';

const consentRequest = z.looseObject({ next: z.object({ waitSeconds: z.number() }) });

/** A consent request looks at once, because its hours went by meanwhile. */
export function restartInputOf(workflow: Workflow, input: string): string {
  if (workflow !== 'request-consent') return input;
  return JSON.stringify({ ...consentRequest.parse(JSON.parse(input)), next: { waitSeconds: 1 } });
}
