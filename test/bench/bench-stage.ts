// The stage of a bench: each function in threads of its own, as under `npm start`, whose figures they are.
import type { CloudOptions } from '../../local/cloud.ts';
import { bootStage, type Stage } from '../stories/support/stage.ts';

/** `templateDir`: the stage as `npm start` builds it. */
export function bootBenchStage(options: Partial<CloudOptions> & { templateDir: string }): Promise<Stage> {
  return bootStage({ functionProcesses: 'threads', ...options });
}
