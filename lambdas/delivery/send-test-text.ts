// An agent asks for a text to themselves: it goes as every lead alert does, through the gate, and only where alerts are on (CO-1).
import { type Alerts, consentOf } from '../consent/alerts.ts';
import { type AgentProgram, leadAlerts } from '../consent/program.ts';
import type { ItemBrand } from '../people/brand.ts';
import { type InEachLanguage, languageOf } from '../people/language.ts';
import { licenseLapsed, phoneMissing } from '../people/profile.ts';
import type { AgentProfile, Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { NewOutboxMessage } from './outbox/outbox-message.ts';

export type SendTestTextDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  consents: { readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts> };
  limits: {
    count(
      caller: Agent,
      kind: 'test-texts',
      id: string,
      now: Date,
    ): Promise<Refusal<'daily-limit-reached'> | undefined>;
  };
  outbox: { create(message: NewOutboxMessage): Promise<unknown> };
  checklists: { noteTestText(who: Agent, now: Date): Promise<void> };
  brandOf(brand: ItemBrand): { name: string; alertNumber: string };
  portalUrl: string;
};

/** In letters that every text has. */
const testTexts: InEachLanguage<(brand: string, link: string) => string> = {
  en: (brand, link) =>
    `${brand}: this is the test you asked for. Texts about new clients come from this number: ${link}`,
  es: (brand, link) =>
    `${brand}: prueba que usted ha pedido. Los textos sobre clientes nuevos llegan de este mismo remitente: ${link}`,
  fr: (brand, link) =>
    `${brand} : voici l'essai que vous avez demandé. Les textos sur de nouveaux clients viennent de ce numéro : ${link}`,
};

type Refused = Refusal<'phone-missing' | 'license-lapsed' | 'text-alerts-off' | 'daily-limit-reached'>;

export async function sendTestText(
  caller: Agent,
  outboxId: string,
  now: Date,
  deps: SendTestTextDeps,
): Promise<{ to: string; from: string } | Refused | NotFound> {
  const { teamId, agentId } = caller;
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  if (!agent.licensed) return licenseLapsed;
  const { phone } = agent;
  if (phone === undefined) return phoneMissing;
  const brand = team?.brandId;
  const alerts = await deps.consents.readAlerts(leadAlerts, phone, brand);
  if (consentOf(alerts, agent)?.status !== 'on') {
    return {
      refused: 'text-alerts-off',
      detail:
        'Nothing is texted before you agree: switch text alerts on (PUT /me/text-alerts), and reply YES.',
    };
  }
  const limit = await deps.limits.count(caller, 'test-texts', outboxId, now);
  if (limit !== undefined) return limit;
  const { name, alertNumber } = deps.brandOf(brand);
  await deps.outbox.create({
    outboxId,
    channel: 'text',
    program: leadAlerts,
    to: phone,
    owner: { teamId, agentId },
    body: testTexts[languageOf(agent)](name, deps.portalUrl),
    purpose: { kind: 'team-news', news: 'test-text', teamId, agentId },
    createdAt: now.toISOString(),
    brand,
    zones: [],
  });
  await deps.checklists.noteTestText(caller, now);
  return { to: phone, from: alertNumber };
}
