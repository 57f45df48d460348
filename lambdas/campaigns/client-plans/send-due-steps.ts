// CP-5: a page of a slot's sweep: each client who is due gets their step. One that fails holds up no other.
import { type AdvanceDeps, advance } from './advance.ts';
import { type ClientPlan, type RunningPlan, setAside } from './client-plan.ts';

export type SendDueStepsDeps = AdvanceDeps & {
  duePlans: {
    listDue(until: string, after: string, limit: number): Promise<{ due: string[]; next: string }>;
  };
  reportFault(error: unknown, referralId: string): void;
};

/** `after`: where the page before ended. */
export type Page = { slot: string; after: string };
export type PageDone = Page & { more: boolean; looked: number; sent: number };

const pageSize = 50;
/** Side by side: a page takes a few seconds. */
const atOnce = 10;

export async function sendDueSteps(
  { slot, after }: Page,
  now: Date,
  deps: SendDueStepsDeps,
): Promise<PageDone> {
  // Started again late, it takes along what has become due since.
  const until = slot > now.toISOString() ? slot : now.toISOString();
  const { due, next } = await deps.duePlans.listDue(until, after, pageSize);
  const faulty: string[] = [];
  let sent = 0;
  for (let start = 0; start < due.length; start += atOnce) {
    await Promise.all(
      due.slice(start, start + atOnce).map(async (referralId) => {
        try {
          const written = await advance(referralId, now, deps);
          sent += written;
        } catch (error) {
          deps.reportFault(error, referralId);
          faulty.push(referralId);
        }
      }),
    );
  }
  // Nothing but faults is an outage: the page is tried again, and at last an alarm.
  if (faulty.length > 0 && faulty.length === due.length) throw new Error('All of a page failed');
  for (const referralId of faulty) await putAside(referralId, now, deps);
  return { slot, after: next, more: next !== '', looked: due.length, sent };
}

/** The step that failed may be written all the same, its answer being lost: the next one keeps its time. */
function isDue(plan: ClientPlan, now: Date): plan is RunningPlan {
  return plan.state === 'running' && plan.next.nextAt <= now.toISOString();
}

async function putAside(referralId: string, now: Date, deps: SendDueStepsDeps): Promise<void> {
  try {
    await deps.clientPlans.change(referralId, (seen) => (isDue(seen, now) ? setAside(seen, now) : seen));
  } catch (error) {
    // Not even that can be written: the next sweep meets it again.
    deps.reportFault(error, referralId);
  }
}
