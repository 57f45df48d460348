// The numbers of the stage `local`, by program: what tests text from and to.
import { join } from 'node:path';
import { numbersByProgram } from '../../lib/config/owned-numbers.ts';
import { readConfig } from '../../lib/config/stage-config.ts';

export const programNumbers = numbersByProgram(
  readConfig('local', join(import.meta.dirname, '..', '..', 'config')),
);
