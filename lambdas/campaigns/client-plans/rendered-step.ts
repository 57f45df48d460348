// CP-1, CP-2: a step's text for one client, in their agent's name, by its template as it is now.
import type { Referral } from '../../claiming/referral.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { Step } from '../plans/plan.ts';
import { fieldValuesOf } from '../templates/field-values.ts';
import { parseTemplate, type Rendering, renderTemplate } from '../templates/template-text.ts';
import type { ClientPlan } from './client-plan.ts';

export type RenderedStepDeps = {
  templates: {
    read(
      teamId: string,
      templateId: string,
    ): Promise<{ body: string; removed?: true | undefined } | undefined>;
  };
  brandOf: WordingOf;
};

/** Undefined when its template is no more. */
export async function renderedStep(
  { templateId, body }: Pick<Step, 'templateId' | 'body'>,
  { teamId, brandId }: Pick<ClientPlan, 'teamId' | 'brandId'>,
  { referral: { details }, agent }: { referral: Referral; agent: Pick<AgentProfile, 'name'> },
  deps: RenderedStepDeps,
): Promise<Rendering | undefined> {
  const template = templateId === undefined ? undefined : await deps.templates.read(teamId, templateId);
  const words = body ?? (template?.removed ? undefined : template?.body);
  if (words === undefined) return undefined;
  const values = fieldValuesOf({
    clientName: details.client.name,
    agentName: agent.name,
    brand: deps.brandOf(brandId).name,
    city: details.area.city,
  });
  return renderTemplate(parseTemplate(words).parts, values);
}
