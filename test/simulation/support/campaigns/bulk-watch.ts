// Looks at bulk texts of a history, and what the reference says of each: to whom it was written, who was left out, whether it pauses or ends; and what
// becomes of a pause.
import { handOut as lookAtBulk } from '../../../../lambdas/campaigns/bulk/hand-out.ts';
import { cancelBulkText, resumeBulkText } from '../../../../lambdas/campaigns/bulk/steer-bulk-text.ts';
import { actOf } from '../../../../lambdas/platform/table/act.ts';
import { messageIdOf } from '../../../../lambdas/texting/message.ts';
import { asAgent } from '../../../people/support/teams.ts';
import type { BulkReference, SentBulk, Standing } from '../campaign-references/bulk-reference.ts';
import type { Events } from '../campaign-references/events-reference.ts';
import type { OptOutReference } from '../campaign-references/opt-out-reference.ts';
import { type WhyNot, whyNot } from '../campaign-references/recipient-reference.ts';
import { teamId } from './clients.ts';
import type { AfterPause, History } from './history.ts';
import type { Judging } from './judging.ts';
import type { Lived } from './lived.ts';
import type { Runtime } from './runtime.ts';
import type { Stores } from './stores.ts';

export type BulkWatch = ReturnType<typeof aBulkWatch>;

type Watched = {
  runtime: Runtime;
  stores: Stores;
  events: Events;
  bulks: BulkReference;
  optOuts: OptOutReference;
  judging: Judging;
  lived: Lived;
};

export function aBulkWatch(
  { runtime, stores, events, bulks, optOuts, judging, lived }: Watched,
  { quietHours }: Pick<History, 'quietHours'>,
) {
  const { now, clock, again, schedule } = runtime;
  const decisions = new Map<string, AfterPause>();
  const lead = asAgent('lena');

  const report = (bulkId: string, fault: string | undefined) =>
    fault === undefined ? undefined : runtime.report(`${bulkId} ${fault}`);

  async function standing(bulkId: string) {
    const bulk = await stores.bulks.read(bulkId);
    if (bulk === undefined) throw new Error(`${bulkId} is gone`);
    return bulk;
  }

  const why = (client: { referralId: string; agentId: string }): WhyNot =>
    whyNot(client, now(), { quietHours, events, isCapped: judging.isCapped, mayFail: optOuts.mayFail });

  /** Who of a page has it by now, and didn't before. */
  async function judgeWritten({ bulkId }: SentBulk, page: SentBulk['pages'][number]): Promise<void> {
    const kept = bulks.keptOf(bulkId);
    const places = page
      .filter(({ referralId }) => !kept.written.has(referralId))
      .map(({ referralId, agentId }) => ({
        referralId,
        agentId,
        messageId: messageIdOf(stores.derivedId('msg', bulkId, referralId), undefined),
      }));
    const written = await stores.bulkTexts.findWritten(places);
    for (const { messageId, referralId, agentId } of places.filter((each) => written.has(each.messageId))) {
      const [reason] = why({ referralId, agentId }).surely;
      if (reason !== undefined) report(bulkId, `is written to ${referralId} (${reason})`);
      report(bulkId, bulks.written(bulkId, referralId, now()));
      const { phone } = events.clientOf(referralId);
      const outboxId = stores.derivedId('out', referralId, messageId);
      optOuts.note({ outboxId, phone, referralId, bulkId, at: now() }, 'waiting');
    }
  }

  /** Who of a page that was handed out is left out, and by which reasons. */
  function judgeLeftOut(bulk: SentBulk, page: SentBulk['pages'][number], before: Standing, after: Standing) {
    const { bulkId } = bulk;
    const { written } = bulks.keptOf(bulkId);
    const leftOut = page.filter(({ referralId }) => !written.has(referralId)).map((client) => why(client));
    for (const { surely, perhaps } of leftOut)
      if (surely.size + perhaps.size === 0) report(bulkId, 'leaves somebody out without a reason');
    for (const [reason, count] of Object.entries(after.unwritten)) {
      const more = count - (before.unwritten[reason] ?? 0);
      const fitting = leftOut.filter(({ surely, perhaps }) => surely.has(reason) || perhaps.has(reason));
      if (more > fitting.length) report(bulkId, `leaves out ${more} clients as ${reason}, which is not so`);
    }
  }

  async function judgeLook(bulkId: string, before: Standing, after: Standing): Promise<void> {
    const bulk = bulks.keptOf(bulkId);
    const page = bulk.pages[before.nextPage];
    const mayWrite = before.status === 'sending' && page !== undefined;
    if (mayWrite) await judgeWritten(bulk, page);
    if (mayWrite && after.nextPage > before.nextPage) judgeLeftOut(bulk, page, before, after);
  }

  /** What somebody makes of a pause, if anybody does anything. */
  function decideLater(bulkId: string): void {
    const decision = decisions.get(bulkId);
    if (decision === undefined) return;
    schedule(now() + decision.afterMs, () => (decision.what === 'resume' ? resume(bulkId) : cancel(bulkId)));
  }

  async function resume(bulkId: string): Promise<void> {
    const before = await standing(bulkId);
    const changedBy = actOf(lead, 'resume-bulk-text', clock(), runtime.newId('act'));
    await again(() => resumeBulkText(lead, { teamId, bulkId }, { now: clock(), changedBy }, stores));
    const { status } = await standing(bulkId);
    if (before.status !== 'paused') return;
    if (status !== 'sending') report(bulkId, `is ${status} after somebody had it go on`);
    bulks.resumed(bulkId, now());
    lived.resumes += 1;
  }

  async function cancel(bulkId: string): Promise<void> {
    const before = await standing(bulkId);
    const changedBy = actOf(lead, 'cancel-bulk-text', clock(), runtime.newId('act'));
    await again(() => cancelBulkText(lead, { teamId, bulkId }, { now: clock(), changedBy }, stores));
    const { status } = await standing(bulkId);
    report(bulkId, bulks.faultInCancel(bulkId, before, status));
    if (status === 'cancelled') events.cancelled(bulkId);
    if (status === 'cancelled' && before.status === 'paused') lived.cancelsOfPaused += 1;
  }

  return {
    started(bulk: SentBulk, decision: AfterPause | undefined): void {
      bulks.started(bulk);
      if (decision !== undefined) decisions.set(bulk.bulkId, decision);
    },

    async look(its: { bulkId: string; look: number }): Promise<void> {
      const { bulkId } = its;
      const before = await standing(bulkId);
      try {
        await lookAtBulk(its, clock(), stores);
      } finally {
        const after = await standing(bulkId);
        const fault =
          after.look !== before.look || after.status !== before.status
            ? bulks.faultInLook(bulkId, before, after, now())
            : undefined;
        await judgeLook(bulkId, before, after);
        report(bulkId, fault);
        if (after.status === 'paused' && before.status === 'sending') {
          lived.pauses += 1;
          decideLater(bulkId);
        }
        if (after.status === 'done' && before.status === 'paused') lived.pausesThatEnded += 1;
      }
    },

    cancel,

    /** A client takes their consent back. */
    optedOut(phone: string): void {
      optOuts.optedOut(phone, now());
      bulks.changed(now());
    },
  };
}
