// An open alarm as an operator sees it.
import { type AlarmKind, alarmGuide, readDescription } from './alarm-guide.ts';

export type Alarm = {
  name: string;
  since: string | undefined;
  what: string;
  impact: string | undefined;
  kind: AlarmKind | undefined;
  lookAt: string | undefined;
  act: string | undefined;
};

/** CloudFormation names an alarm after its stack and its place there, with a random end. */
const afterStage =
  /^(?:(?:people|routing|claiming|calling|texting|consent|delivery|live|office|stream|webhooks|portal|data)-)?[^-]+-[^-]+$/;

/** Undefined for one of another stage, whose name may begin with this one’s. */
export function alarmIn(
  stage: string,
  name: string,
  description: string,
  since: Date | undefined,
): Alarm | undefined {
  const prefix = `dibs-${stage}-`;
  if (!name.startsWith(prefix) || !afterStage.test(name.slice(prefix.length))) return undefined;
  const { what, impact, kind } = readDescription(description);
  const { lookAt, act } = kind === undefined ? { lookAt: undefined, act: undefined } : alarmGuide[kind];
  return { name, since: since?.toISOString(), what, impact, kind, lookAt, act };
}
