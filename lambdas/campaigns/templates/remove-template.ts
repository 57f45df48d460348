// The lead removes a template (CP-1). Texts that were written by it stay as they are.
import type { Agent } from '../../platform/http/principal.ts';
import { removeVersioned } from '../../platform/http/versioned-item.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type TeamAccessDeps, writerOf } from '../team-access.ts';
import type { Template } from './template.ts';

export type RemoveTemplateDeps = TeamAccessDeps & {
  templates: {
    read(teamId: string, templateId: string): Promise<Template | undefined>;
    remove(template: Template, now: Date, changedBy: Act): Promise<boolean>;
  };
};

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
  const outcome = await removeVersioned<Template, never>(ifMatch, {
    read: () => deps.templates.read(teamId, templateId),
    async remove(template) {
      return (await deps.templates.remove(template, now, changedBy)) ? 'removed' : 'changed';
    },
  });
  return outcome === 'removed' ? { teamId, templateId } : outcome;
}
