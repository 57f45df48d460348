// The agents of a team read its templates (CP-1), to text by them.
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import { memberOf, type TeamAccessDeps } from '../team-access.ts';
import { type ShownTemplate, shownTemplate } from './shown-template.ts';
import type { Template } from './template.ts';

export type ReadTemplateDeps = TeamAccessDeps & {
  templates: { read(teamId: string, templateId: string): Promise<Template | undefined> };
  wordingOf: WordingOf;
};

export type ListTemplatesDeps = TeamAccessDeps & {
  templates: { list(teamId: string): Promise<Template[]> };
  wordingOf: WordingOf;
};

export async function readTemplate(
  caller: Agent,
  { teamId, templateId }: { teamId: string; templateId: string },
  deps: ReadTemplateDeps,
): Promise<VersionedAnswer<ShownTemplate> | NotFound> {
  const [member, template] = await Promise.all([
    memberOf(caller, teamId, deps),
    deps.templates.read(teamId, templateId),
  ]);
  if (member === undefined || template === undefined || template.removed) return { refused: 'not-found' };
  const wording = deps.wordingOf(member.team.brandId);
  return new VersionedAnswer(shownTemplate(template, wording), template.version);
}

/** With what the portal needs to render them: the brand's name, and its opt-out instructions for a preview. */
export async function listTemplates(
  caller: Agent,
  teamId: string,
  deps: ListTemplatesDeps,
): Promise<{ templates: ShownTemplate[]; brand: string; optOutInstructions: string } | NotFound> {
  const [member, templates] = await Promise.all([
    memberOf(caller, teamId, deps),
    deps.templates.list(teamId),
  ]);
  if (member === undefined) return { refused: 'not-found' };
  const wording = deps.wordingOf(member.team.brandId);
  const { name: brand, optOutInstructions } = wording;
  return { templates: templates.map((each) => shownTemplate(each, wording)), brand, optOutInstructions };
}
