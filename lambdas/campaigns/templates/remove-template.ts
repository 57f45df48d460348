// The lead removes a template (CP-1). Texts that were written by it stay as they are.
import { changedMeanwhile, isMatch } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type TemplateWriterDeps, writerOf } from './save-template.ts';
import type { Template } from './template.ts';

export type RemoveTemplateDeps = TemplateWriterDeps & {
  templates: {
    read(teamId: string, templateId: string): Promise<Template | undefined>;
    remove(template: Template, now: Date, changedBy: Act): Promise<boolean>;
  };
};

const mostTries = 5;

/** Removed twice, it is removed. */
export async function removeTemplate(
  caller: Agent,
  { teamId, templateId, ifMatch }: { teamId: string; templateId: string; ifMatch: string | undefined },
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: RemoveTemplateDeps,
): Promise<
  { teamId: string; templateId: string } | NotFound | Refusal<'changed-meanwhile' | 'license-lapsed'>
> {
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const template = await deps.templates.read(teamId, templateId);
    if (template === undefined) return { refused: 'not-found' };
    if (template.removed) return { teamId, templateId };
    if (!isMatch(ifMatch, template.version)) return changedMeanwhile;
    if (await deps.templates.remove(template, now, changedBy)) return { teamId, templateId };
  }
  throw new Error('A template is saved all the time');
}
