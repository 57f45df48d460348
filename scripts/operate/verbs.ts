// The table of verbs.
import type { Verb } from './verb.ts';
import { machineToken } from './verbs/machine-token.ts';
import { redrive } from './verbs/redrive.ts';
import { replay } from './verbs/replay.ts';
import { restart } from './verbs/restart.ts';

export const verbs: readonly Verb[] = [machineToken, redrive, replay, restart];
