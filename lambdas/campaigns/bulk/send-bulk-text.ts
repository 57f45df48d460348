// CP-6: a bulk text is sent as it was previewed, or not at all. Sent twice, it is one.
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type Bulk, type PageClient, type Preview, pageSize } from './bulk.ts';
import { type Sender, type SenderDeps, senderOf } from './sender.ts';
import { type SurveyDeps, survey } from './survey.ts';

export type SendBulkTextDeps = SenderDeps &
  SurveyDeps & {
    bulks: {
      readPreview(previewId: string): Promise<Preview | undefined>;
      /** From now on it can't be sent. */
      expirePreview(previewId: string, now: Date): Promise<void>;
      read(bulkId: string): Promise<Bulk | undefined>;
      start(bulk: Bulk, pages: readonly (readonly PageClient[])[]): Promise<void>;
      lookAgain(bulk: Bulk, at: Date): Promise<boolean>;
    };
    /** Whether the team's texts are taken well enough for another one. */
    mayStart(teamId: string, now: Date): Promise<boolean>;
    derivedId(prefix: 'blk', ...parts: string[]): string;
  };

type SendRefusal = Refusal<
  | 'license-lapsed'
  | 'preview-expired'
  | 'audience-changed'
  | 'audience-empty'
  | 'audience-too-large'
  | 'sending-paused'
>;

/** What is due waits in no queue for longer, unless its message is lost. */
const lostAfterMs = 20 * 60_000;

export async function sendBulkText(
  caller: Agent,
  { teamId, previewId }: { teamId: string; previewId: string },
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: SendBulkTextDeps,
): Promise<{ bulkId: string } | SendRefusal | NotFound> {
  const preview = await deps.bulks.readPreview(previewId);
  if (preview?.teamId !== teamId || preview.agentId !== caller.agentId) return { refused: 'not-found' };
  const { owner } = preview.audience;
  const sender = await senderOf(caller, { teamId, owner }, deps);
  if ('refused' in sender) return sender;
  const bulkId = deps.derivedId('blk', previewId);
  const started = await deps.bulks.read(bulkId);
  if (started !== undefined) {
    await makeGood(started, now, deps);
    return { bulkId };
  }
  const refusal = await start({ bulkId, preview, sender }, { now, changedBy }, deps);
  // Sent twice at once, the first may have been handed out while the second was gone through: then its clients are capped.
  const isThere = refusal !== undefined && (await deps.bulks.read(bulkId)) !== undefined;
  if (refusal === undefined || isThere) return { bulkId };
  // PE-6: going through the audience again and again is what previews are counted for.
  if (refusal.refused === 'audience-changed') await deps.bulks.expirePreview(previewId, now);
  return refusal;
}

type ToStart = { bulkId: string; preview: Preview; sender: Sender };

/** Answers why it can't be; undefined when it is started. */
async function start(
  { bulkId, preview, sender }: ToStart,
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: SendBulkTextDeps,
): Promise<SendRefusal | undefined> {
  if (Date.parse(preview.sendableUntil) <= now.getTime()) return expired;
  const { teamId, agentId, body, templateId, audience, count, segments, costUsd } = preview;
  const { owner: _, ...filter } = audience;
  if (count === 0) return empty;
  if (!(await deps.mayStart(teamId, now))) return paused;
  const found = await survey({ owners: sender.owners, filter, body }, now, deps);
  if ('refused' in found) return found;
  if (found.digest !== preview.digest) return changed;
  const clients = found.recipients.map(({ referralId, agentId: by }) => ({ referralId, agentId: by }));
  const pages = pagesOf(clients);
  const startedAt = now.toISOString();
  const about = { bulkId, teamId, agentId, body, templateId, audience, count, segments, costUsd };
  const beginning = { nextPage: 0, look: 0, nextAt: startedAt, written: 0, unwritten: {} };
  await deps.bulks.start(
    {
      ...about,
      startedAt,
      status: 'sending',
      pages: pages.length,
      ...beginning,
      ...(sender.isLead && { changedBy }),
    },
    pages,
  );
  return undefined;
}

/** The stream has told of it, and its queue has it; should that be lost, whoever sends it again sets it going. */
async function makeGood(bulk: Bulk, now: Date, { bulks }: Pick<SendBulkTextDeps, 'bulks'>): Promise<void> {
  const isLost = Date.parse(bulk.nextAt) + lostAfterMs < now.getTime();
  if (bulk.status === 'sending' && isLost) await bulks.lookAgain(bulk, now);
}

function pagesOf(clients: readonly PageClient[]): PageClient[][] {
  return Array.from({ length: Math.ceil(clients.length / pageSize) }, (_, page) =>
    clients.slice(page * pageSize, (page + 1) * pageSize),
  );
}

const expired: Refusal<'preview-expired'> = {
  refused: 'preview-expired',
  detail: 'A preview can be sent for 15 minutes, and not once its audience has changed. Preview it again.',
};
const empty: Refusal<'audience-empty'> = {
  refused: 'audience-empty',
  detail: 'No client of this audience would get the text. The preview says why.',
};
const paused: Refusal<'sending-paused'> = {
  refused: 'sending-paused',
  detail:
    'Too many clients of the team asked for no more texts, or carriers blocked too many, in the last seven days. No bulk text can be begun until those days have passed; see the sending health.',
};
const changed: Refusal<'audience-changed'> = {
  refused: 'audience-changed',
  detail:
    'Who would get it, how many parts it has or what it costs is not what was previewed. Preview it again.',
};
