// The agents of a team read its templates (CP-1), to text by them.
import type { Team } from '../../people/team.ts';
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { TemplateWriterDeps } from './save-template.ts';
import { type ShownTemplate, shownTemplate } from './shown-template.ts';
import type { Template } from './template.ts';

export type ReadTemplateDeps = TemplateWriterDeps & {
  templates: { read(teamId: string, templateId: string): Promise<Template | undefined> };
  wordingOf: WordingOf;
};

export type ListTemplatesDeps = TemplateWriterDeps & {
  templates: { list(teamId: string): Promise<Template[]> };
  wordingOf: WordingOf;
};

export async function readTemplate(
  caller: Agent,
  { teamId, templateId }: { teamId: string; templateId: string },
  deps: ReadTemplateDeps,
): Promise<VersionedAnswer<ShownTemplate> | NotFound> {
  const [team, template] = await Promise.all([
    teamOfMember(caller, teamId, deps),
    deps.templates.read(teamId, templateId),
  ]);
  if (team === undefined || template === undefined || template.removed) return { refused: 'not-found' };
  return new VersionedAnswer(shownTemplate(template, deps.wordingOf(team.brandId)), template.version);
}

/** With what the portal needs to render them: the brand's name, and its opt-out instructions for a preview. */
export async function listTemplates(
  caller: Agent,
  teamId: string,
  deps: ListTemplatesDeps,
): Promise<{ templates: ShownTemplate[]; brand: string; optOutInstructions: string } | NotFound> {
  const [team, templates] = await Promise.all([
    teamOfMember(caller, teamId, deps),
    deps.templates.list(teamId),
  ]);
  if (team === undefined) return { refused: 'not-found' };
  const wording = deps.wordingOf(team.brandId);
  const { name: brand, optOutInstructions } = wording;
  return { templates: templates.map((each) => shownTemplate(each, wording)), brand, optOutInstructions };
}

/** The token may be of an agent who is gone by now. */
async function teamOfMember(
  caller: Agent,
  teamId: string,
  { people }: TemplateWriterDeps,
): Promise<Team | undefined> {
  if (caller.teamId !== teamId) return undefined;
  const [team, agent] = await Promise.all([
    people.readTeam(teamId),
    people.readAgent(teamId, caller.agentId),
  ]);
  return agent && team;
}
