// The table of verbs, in the order in which a stage meets them.
import type { Verb } from './verb.ts';
import { check } from './verbs/check.ts';
import { firstAdministrator } from './verbs/first-administrator.ts';
import { invite } from './verbs/invite.ts';
import { machineToken } from './verbs/machine-token.ts';
import { pointNumbers } from './verbs/point-numbers.ts';
import { redrive } from './verbs/redrive.ts';
import { replay } from './verbs/replay.ts';
import { restart } from './verbs/restart.ts';
import { restored } from './verbs/restored.ts';
import { smokeTest } from './verbs/smoke-test.ts';
import { sourceOperator } from './verbs/source-operator.ts';
import { takeDown } from './verbs/take-down.ts';

export const verbs: readonly Verb[] = [
  check,
  pointNumbers,
  firstAdministrator,
  sourceOperator,
  machineToken,
  invite,
  smokeTest,
  redrive,
  replay,
  restart,
  restored,
  takeDown,
];
