// CP-6: what a bulk text would do, before anything is sent. It can be sent as previewed for fifteen minutes.
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { refuseTemplate, type Template, type TemplateRefusal } from '../templates/template.ts';
import type { Audience } from './audience.ts';
import { type Preview, pageSize } from './bulk.ts';
import type { BulkPreviewAnswer } from './bulk-schema.ts';
import { type SenderDeps, senderOf } from './sender.ts';
import { type Survey, type SurveyDeps, survey } from './survey.ts';

export type PreviewBulkTextDeps = SenderDeps &
  SurveyDeps & {
    templates: { read(teamId: string, templateId: string): Promise<Template | undefined> };
    blocked: BlockedContent;
    bulks: { savePreview(preview: Preview): Promise<void> };
    limits: {
      count(
        caller: Agent,
        kind: 'bulk-previews',
        id: string,
        now: Date,
      ): Promise<Refusal<'daily-limit-reached'> | undefined>;
    };
    newId(prefix: 'bpv'): string;
  };

export type ToPreview = {
  teamId: string;
  templateId?: string | undefined;
  body?: string | undefined;
  audience: Audience;
};

/** As long as a person takes to make up their mind; then other texts may have been sent. */
const sendableMs = 15 * 60_000;
const shownLeftOut = 100;
const shownSamples = 3;

export async function previewBulkText(
  caller: Agent,
  { teamId, templateId, body: written, audience }: ToPreview,
  now: Date,
  deps: PreviewBulkTextDeps,
): Promise<
  | BulkPreviewAnswer
  | TemplateRefusal
  | Refusal<'license-lapsed' | 'audience-too-large' | 'daily-limit-reached'>
  | NotFound
> {
  const { owner, ...filter } = audience;
  const sender = await senderOf(caller, { teamId, owner }, deps);
  if ('refused' in sender) return sender;
  const body = written ?? (await bodyOf(teamId, templateId, deps));
  if (body === undefined) return { refused: 'not-found' };
  const brand = deps.wordingOf(sender.team.brandId).name;
  const refusal = refuseTemplate(body, { brand, blocked: deps.blocked });
  if (refusal !== undefined) return refusal;
  const previewId = deps.newId('bpv');
  const limit = await deps.limits.count(caller, 'bulk-previews', previewId, now);
  if (limit !== undefined) return limit;
  const found = await survey({ owners: sender.owners, filter, body }, now, deps);
  if ('refused' in found) return found;
  const { recipients, segments, costUsd, digest } = found;
  const sendableUntil = new Date(now.getTime() + sendableMs).toISOString();
  const count = recipients.length;
  const { agentId } = caller;
  const preview = { previewId, teamId, agentId, body, templateId, audience, count, segments, costUsd };
  await deps.bulks.savePreview({ ...preview, digest, sendableUntil });
  return {
    previewId,
    count,
    segments,
    costUsd,
    ...shown(found),
    firstPage: Math.min(count, pageSize),
    expiresAt: sendableUntil,
  };
}

async function bodyOf(
  teamId: string,
  templateId: string | undefined,
  { templates }: Pick<PreviewBulkTextDeps, 'templates'>,
): Promise<string | undefined> {
  const template = templateId === undefined ? undefined : await templates.read(teamId, templateId);
  return template?.removed ? undefined : template?.body;
}

function shown({ recipients, leftOut }: Survey) {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  return {
    excluded: Object.fromEntries([...byReason].map(([reason, { length }]) => [reason, length])),
    excludedClients: leftOut.slice(0, shownLeftOut),
    samples: recipients.slice(0, shownSamples).map(({ referralId, name, body, appended, segments }) => ({
      referralId,
      name,
      body,
      ...(appended !== '' && { optOutInstructions: appended.trim() }),
      segments,
    })),
    waiting: recipients.filter(({ isHeld }) => isHeld).length,
  };
}
