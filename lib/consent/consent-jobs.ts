// Daily jobs over consent: what is due is asked again, marked or asked for the first time (CO-10 to CO-12).
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DailySchedule } from '../platform/schedule.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

/** A page is 50 items, each read, recorded and written. */
const timeout = Duration.seconds(60);

const impact =
  'Agents aren’t asked again after 18 months, alerts go out without their notice, imported phones stay unasked.';

/** Morning in all of the United States and Canada: these texts are for no quiet hours. */
const at = { hour: 15, minute: 0 };

/** Each with who is hurt when it was not started. */
const daily = {
  reconfirm:
    'Agents whose 18 months are over aren’t asked again today, and are texted without a fresh opt-in.',
  notice: 'Nobody learns which phones got alerts for 30 days without how to stop them.',
  ask: 'Imported agents aren’t asked today, and get no alerts.',
};

export class ConsentJobs extends Construct {
  /** Takes `{"job": …}`; each page sends for the next one. */
  readonly jobs: WorkQueue;

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Jobs');
    const runJob = new ServiceFunction(this, shared, {
      name: 'consent/run-job',
      impact,
      timeout,
      environment: { TEXTS_PER_SECOND: String(shared.config.textsPerSecond) },
    })
      .mayUseTable({
        'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
        'LEDGER#*': ['PutItem', 'Query'],
        'JOB#*': ['UpdateItem'],
      })
      .mayQueryDue();
    this.jobs = new WorkQueue(this, shared, {
      name: 'jobs',
      impact,
      consumerTimeout: timeout,
      // Six minutes apart: an hour. The next day’s run goes on where this one gave up.
      maxReceives: 10,
      patience: Duration.minutes(30),
    });
    this.jobs.feed(runJob, { batchSize: 1, maxConcurrency: 2, maySendOn: true });

    for (const [job, hurt] of Object.entries(daily)) {
      new DailySchedule(this, shared, { name: job, at, queue: this.jobs, message: { job }, impact: hurt });
    }
    new CfnOutput(this, 'QueueUrl', {
      description: 'Takes {"job":"reconfirm"}, {"job":"notice"} or {"job":"ask"}, to run one by hand',
      value: this.jobs.queue.queueUrl,
    });
  }
}
