// The lead writes a template (CP-1): one that can't be sent as it is meant is refused, and what is wrong with it named.
import { licenseLapsed } from '../../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import { changedMeanwhile, isMatch, VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { type ShownTemplate, shownTemplate } from './shown-template.ts';
import { mostTemplates, refuseTemplate, type Template, type TemplateRefusal } from './template.ts';

export type TemplateWriterDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
};

export type SaveTemplateDeps = TemplateWriterDeps & {
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

/** Whoever saves at the same moment, of those who name no version: the last one counts. */
const mostTries = 5;

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
  for (let tried = 0; tried < mostTries; tried += 1) {
    const before = await deps.templates.read(teamId, templateId);
    const isThere = before !== undefined && before.removed === undefined;
    if (!isThere && ifMatch !== undefined) return changedMeanwhile;
    if (isThere && !isMatch(ifMatch, before.version)) {
      // The answer to the first try was lost: what it asked for is there.
      const isDone = before.name === name && before.body === body;
      return isDone ? new VersionedAnswer(shownTemplate(before, wording), before.version) : changedMeanwhile;
    }
    const version = (before?.version ?? 0) + 1;
    const template = { teamId, templateId, name, body, version, updatedAt: now.toISOString() };
    const outcome = await deps.templates.save(template, before, changedBy);
    if (outcome.saved) return new VersionedAnswer(shownTemplate(template, wording), version);
    if (outcome.because === 'full') return tooMany;
    if (ifMatch !== undefined && ifMatch !== '*') return changedMeanwhile;
  }
  throw new Error('A template is saved all the time');
}

const tooMany: Refusal<'too-many-templates'> = {
  refused: 'too-many-templates',
  detail: `A team has at most ${mostTemplates} templates. Remove one that nobody uses, and save this one again.`,
};

/** The lead with a license (PE-5): for anyone else there is nothing here. */
export async function writerOf(
  caller: Agent,
  teamId: string,
  { people }: TemplateWriterDeps,
): Promise<{ team: Team } | NotFound | Refusal<'license-lapsed'>> {
  const [team, agent] = await Promise.all([
    people.readTeam(teamId),
    people.readAgent(caller.teamId, caller.agentId),
  ]);
  if (team === undefined || agent === undefined || !isLead(caller, team)) return { refused: 'not-found' };
  return agent.licensed ? { team } : licenseLapsed;
}
