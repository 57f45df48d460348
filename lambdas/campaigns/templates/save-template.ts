// The lead writes a template (CP-1): one that can't be sent as it is meant is refused, and what is wrong with it named.
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import { saveVersioned } from '../../platform/http/versioned-item.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { type TeamAccessDeps, writerOf } from '../team-access.ts';
import { type ShownTemplate, shownTemplate } from './shown-template.ts';
import { mostTemplates, refuseTemplate, type Template, type TemplateRefusal } from './template.ts';

export type SaveTemplateDeps = TeamAccessDeps & {
  templates: {
    read(teamId: string, templateId: string): Promise<Template | undefined>;
    save(
      template: Template,
      before: Template | undefined,
      changedBy: Act,
    ): Promise<{ saved: true } | { saved: false; because: 'changed' | 'full' }>;
  };
  wordingOf: WordingOf;
  blocked: BlockedContent;
};

export type TemplateToSave = {
  teamId: string;
  templateId: string;
  name: string;
  body: string;
  ifMatch: string | undefined;
};

/** `ifMatch`: the header, which ties the save to what the lead had read. */
export async function saveTemplate(
  caller: Agent,
  { teamId, templateId, name, body, ifMatch }: TemplateToSave,
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: SaveTemplateDeps,
): Promise<
  | VersionedAnswer<ShownTemplate>
  | TemplateRefusal
  | Refusal<'changed-meanwhile' | 'too-many-templates' | 'license-lapsed'>
  | NotFound
> {
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  const wording = deps.wordingOf(writer.team.brandId);
  const refusal = refuseTemplate(body, { brand: wording.name, blocked: deps.blocked });
  if (refusal !== undefined) return refusal;
  return saveVersioned(ifMatch, {
    read: () => deps.templates.read(teamId, templateId),
    isDone: (there) => there.name === name && there.body === body,
    async write(before, version) {
      const template: Template = { teamId, templateId, name, body, version, updatedAt: now.toISOString() };
      const outcome = await deps.templates.save(template, before, changedBy);
      if (outcome.saved) return { saved: template };
      return outcome.because === 'full' ? tooMany : 'changed';
    },
    answer: (template) => new VersionedAnswer(shownTemplate(template, wording), template.version),
  });
}

const tooMany: Refusal<'too-many-templates'> = {
  refused: 'too-many-templates',
  detail: `A team has at most ${mostTemplates} templates. Remove one that nobody uses, and save this one again.`,
};
