// What each kind of alarm means and what to do about it: the one source of the table in docs/operations.md, of what an alarm’s description
// refers to, and of what the operator’s page shows.

export const alarmKinds = [
  'function',
  'backlog',
  'stale-queue',
  'dead-letters',
  'stream-lag',
  'stream-failures',
  'workflow',
  'daily-job',
  'event-rule',
  'api',
  'live-channel',
  'backup',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export type AlarmAdvice = { means: string; lookAt: string; act: string };

export const alarmGuide: Readonly<Record<AlarmKind, AlarmAdvice>> = {
  function: {
    means: 'a function fails',
    lookAt: 'its log group, lines of level ERROR: they carry event and cause',
    act: 'fix and deploy; callers got a problem document with code `internal-error`',
  },
  backlog: {
    means: 'texts wait for their number’s turn',
    lookAt:
      'the numbers on the operator’s page: how far ahead each is booked; `send-texts` logs it as `text-waits-for-its-turn`',
    act: 'ask AWS for more message parts a second and set `partsPerSecond`, or add introduction numbers; what waits goes by itself',
  },
  'stale-queue': {
    means: 'a queue’s oldest message is old, or texts lie there untaken',
    lookAt:
      'the sender’s log; the carrier’s status page; of a webhook `webhook-not-taken` in the log of `send-event`: it has the receiver’s status',
    act: 'throttling passes by itself; a carrier’s outage too, as long as it stays under 240 tries (hours); of a webhook tell the receiver',
  },
  'dead-letters': {
    means: 'a dead-letter queue has messages',
    lookAt: 'its dead letters on the operator’s page; the log of its function',
    act: 'fix, then redrive',
  },
  'stream-lag': {
    means: '`dispatch-changes` lags',
    lookAt: '`change-not-dispatched` in its log: it names the partition and cause',
    act: 'fix and deploy; it goes on where it stopped, for up to an hour',
  },
  'stream-failures': {
    means: 'the stream’s failure queue has messages',
    lookAt: 'the same lines',
    act: 'replay each referral or text that they name',
  },
  workflow: {
    means: 'a workflow failed',
    lookAt: 'the execution’s history',
    act: 'start it again',
  },
  'daily-job': {
    means: 'a daily job was not started',
    lookAt: 'the metrics of its EventBridge rule',
    act: 'run it by hand: docs/operations.md, “Run a daily job by hand”',
  },
  'event-rule': {
    means: 'events were not handed to a webhook’s queue',
    lookAt: 'the metrics of its EventBridge rule',
    act: 'fix the queue’s policy by a deploy; replay the referrals of that time: the receiver gets what it lacks',
  },
  api: {
    means: 'the API answers with 5xx',
    lookAt: 'the API’s access log, then the log of the route’s function',
    act: 'as for a function; a refusal by API Gateway itself is in the access log alone',
  },
  'live-channel': {
    means: 'a function behind the live channel fails, or can’t be called',
    lookAt: 'the logs of `connect-portal` and `answer-ping`',
    act: 'fix and deploy; open portals ask by themselves meanwhile, and connect anew',
  },
  backup: {
    means: 'the monthly backup of the table failed',
    lookAt: 'the job in AWS Backup: it names the cause',
    act: 'fix it and start a backup of the table into the same vault by hand',
  },
};

const guidePlace = 'What to do: docs/operations.md, ';

/** An alarm’s description: an engineer who gets it by email finds the row of the guide. */
export function alarmDescription(alarm: { kind: AlarmKind; what: string; impact: string }): string {
  return `${alarm.what} Impact: ${alarm.impact} ${guidePlace}${alarm.kind}.`;
}

const written = new RegExp(
  `^(?<what>.*?) Impact: (?<impact>.*?)(?: ${guidePlace}(?<kind>[a-z-]+)\\.)?$`,
  's',
);

/** The same, read. One of an older deploy has no kind. */
export function readDescription(description: string): {
  what: string;
  impact: string | undefined;
  kind: AlarmKind | undefined;
} {
  const { what = description, impact, kind } = written.exec(description)?.groups ?? {};
  return { what, impact, kind: alarmKinds.find((each) => each === kind) };
}
