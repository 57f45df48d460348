// A replay that was ordered, page by page: what was replayed is written down after each, so that one that died goes on there.
import type { Replay } from './operation.ts';

export type RunReplayDeps = {
  operations: {
    readReplay(operationId: string): Promise<Replay | undefined>;
    moveOn(
      of: Replay,
      to: Pick<Replay, 'status' | 'replayed'> & { next?: string | undefined },
    ): Promise<boolean>;
  };
  replayPage(
    about: { referralId: string } | { phone: string },
    from: string | undefined,
  ): Promise<{ replayed: number; next: string | undefined }>;
  now(): Date;
};

/** A function that has begun no page for so long hands the rest back to the queue. */
const takesMs = 45_000;

/** Answers whether all is replayed. A page that fails is tried again by the queue, and shown as failed until then. */
export async function runReplay(operationId: string, deps: RunReplayDeps): Promise<{ isDone: boolean }> {
  const found = await deps.operations.readReplay(operationId);
  const about = found && aboutOf(found);
  // It expired, or a message of before comes again.
  if (found === undefined || about === undefined || found.status === 'done') return { isDone: true };
  const until = deps.now().getTime() + takesMs;
  let { replayed, next } = found;
  while (deps.now().getTime() < until) {
    const page = await deps.replayPage(about, next).catch(async (fault: unknown) => {
      await deps.operations.moveOn(found, { status: 'failed', replayed, next });
      throw fault;
    });
    replayed += page.replayed;
    next = page.next;
    const status = next === undefined ? 'done' : 'running';
    const isStillOrdered = await deps.operations.moveOn(found, { status, replayed, next });
    if (status === 'done' || !isStillOrdered) return { isDone: true };
  }
  return { isDone: false };
}

function aboutOf({ referralId, phone }: Replay): { referralId: string } | { phone: string } | undefined {
  if (referralId !== undefined) return { referralId };
  return phone === undefined ? undefined : { phone };
}
