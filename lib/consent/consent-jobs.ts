// Daily consent jobs: reconfirm after 18 months, check for missing opt-out notices, ask imported phones (CO-10 to CO-12).
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { leadAlertNumberOf, partsPerSecondOf } from '../config/owned-numbers.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { DailySchedule } from '../platform/schedule.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

/** A page is 50 items, each read, recorded and written. */
const timeout = Duration.seconds(60);

const impact =
  'Agents aren’t asked again after 18 months, alerts go out without opt-out notice, imported phones aren’t asked.';

/** Morning all over the United States and Canada, outside of quiet hours. */
const at = { hour: 15, minute: 0 };

/** Each job with the impact of a day on which it isn't started. */
const impactByJob = {
  reconfirm:
    'Agents whose 18 months are over aren’t asked again today, and are texted without a fresh opt-in.',
  notice: 'Phones that got alerts for 30 days without opt-out instructions aren’t reported.',
  ask: 'Imported agents aren’t asked today, and get no alerts.',
};

export class ConsentJobs extends Construct {
  /** Takes `{"job": …}`; each page enqueues the next one. */
  readonly jobs: WorkQueue;

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Jobs');
    const { config } = shared;
    const runJob = new ServiceFunction(this, shared, {
      name: 'consent/run-job',
      impact,
      timeout,
      environment: { TEXTS_PER_SECOND: String(slowestAlerts(config)) },
    })
      .mayUseTable({
        'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
        'LEDGER#*': ['PutItem', 'Query'],
        'LEDGER-EVENT#*': ['GetItem', 'PutItem'],
        'TEAM#*': ['GetItem'],
        'JOB#*': ['UpdateItem'],
      })
      .mayQueryDue();
    this.jobs = new WorkQueue(this, shared, {
      name: 'jobs',
      impact,
      consumerTimeout: timeout,
      // Six minutes apart: an hour in all. The next day’s run continues where this one gave up.
      maxReceives: 10,
      staleAfter: Duration.minutes(30),
    });
    this.jobs.feed(runJob, { batchSize: 1, maxConcurrency: 2, mayEnqueue: true });

    for (const [job, missed] of Object.entries(impactByJob)) {
      new DailySchedule(this, shared, { name: job, at, queue: this.jobs, message: { job }, impact: missed });
    }
    new CfnOutput(this, 'QueueUrl', {
      description: 'Takes {"job":"reconfirm"}, {"job":"notice"} or {"job":"ask"}, to run one by hand',
      value: this.jobs.queue.queueUrl,
    });
  }
}

/** A page has phones of all brands: it goes at the pace of the slowest number. */
function slowestAlerts(config: StageConfig): number {
  const rates = partsPerSecondOf(config);
  return Math.min(...config.brands.map((brand) => rates[leadAlertNumberOf(brand)] ?? 1));
}
