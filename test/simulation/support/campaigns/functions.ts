// What runs by itself in a history: reactions to the stream, looks at bulk texts, sweeps of due steps, and the deliverer.
import { sweepAt } from '../../../../lambdas/campaigns/client-plans/schedule.ts';
import { sendDueSteps } from '../../../../lambdas/campaigns/client-plans/send-due-steps.ts';
import { consentStore } from '../../../../lambdas/consent/consent-store.ts';
import { openQuestionStore } from '../../../../lambdas/consent/words/open-question-store.ts';
import { deliver } from '../../../../lambdas/delivery/deliver.ts';
import { conversationFactsStore } from '../../../../lambdas/delivery/gate/conversation-facts-store.ts';
import { judgeText } from '../../../../lambdas/delivery/gate/judge-text.ts';
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import { baseDependencies } from '../../../stream/support/base-dependencies.ts';
import type { BulkWatch } from './bulk-watch.ts';
import type { Carrier } from './carrier.ts';
import { Died } from './dying-table.ts';
import type { Runtime } from './runtime.ts';
import type { Stores } from './stores.ts';

/** Has them follow the stream; the carrier is given what leaves. */
export function runFunctions(
  runtime: Runtime,
  stores: Stores,
  { carrier, watch }: { carrier: Carrier; watch: BulkWatch },
): void {
  const { table, clock, now, work } = runtime;
  const slots = new Set<string>();
  const gate = {
    consents: consentStore(table),
    openQuestions: openQuestionStore(table),
    notices: { read: async () => undefined },
    conversationFacts: conversationFactsStore(table, stores.wordingOf),
    isServed: () => true,
    quietHours: stores.quietHours,
  };

  async function sweep(slot: string): Promise<void> {
    let after = '';
    do {
      let hasDied = false;
      const reportFault = (fault: unknown) => {
        if (!(fault instanceof Died)) throw fault;
        hasDied = true;
      };
      const page = await sendDueSteps({ slot, after }, clock(), { ...stores, reportFault }).catch(
        (error: unknown) => {
          throw hasDied ? new Died() : error;
        },
      );
      if (hasDied) runtime.disturb();
      after = page.after;
    } while (after !== '');
  }

  function handOutAt(at: number, outboxId: string, receives: number): void {
    let text: TextContent | undefined;
    const handOut = async () => {
      const { content, state } = await stores.outbox.read(outboxId);
      if (content.channel !== 'text') return;
      text = content;
      const delivery = await deliver(content, state, clock(), receives, {
        store: stores.outbox,
        verdictOn: (each, when) => judgeText(each, when, gate),
        give: carrier.give,
        random: () => 0.5,
      });
      if (delivery.done) return carrier.settled(content);
      handOutAt(now() + delivery.againInSeconds * 1000, outboxId, receives + 1);
    };
    work(at, handOut, async () => text && carrier.diedSending(text));
  }

  const deps = baseDependencies(table, {
    readDetails: stores.referrals.detailsOf,
    brandOf: stores.wordingOf,
    queue: async (channel, outboxId) => {
      if (channel === 'text') handOutAt(now(), outboxId, 1);
    },
    startSendPlanSteps: async (slot) => {
      if (slots.has(slot)) return;
      slots.add(slot);
      work(Math.max(now(), Date.parse(sweepAt(slot))), () => sweep(slot));
    },
    now: clock,
  });
  runtime.followWith({
    ...deps,
    queueBulk: async (look, delaySeconds) => work(now() + delaySeconds * 1000, () => watch.look(look)),
  });
}
