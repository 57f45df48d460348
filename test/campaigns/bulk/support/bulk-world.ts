// A team with clients in a table, and everything by which a bulk text is previewed, sent and handed out; the queue and the texts' way are the test's.

import { usualOptOutLimit } from '../../../../lambdas/campaigns/bulk/bulk.ts';
import { bulkFiguresIn } from '../../../../lambdas/campaigns/bulk/bulk-figures-store.ts';
import { bulkListStore, bulkStore } from '../../../../lambdas/campaigns/bulk/bulk-store.ts';
import { bulkTextStore } from '../../../../lambdas/campaigns/bulk/bulk-text-store.ts';
import { clientFactsStore } from '../../../../lambdas/campaigns/bulk/client-facts-store.ts';
import type { OnBulkChangedDeps } from '../../../../lambdas/campaigns/bulk/on-bulk-changed.ts';
import { previewBulkText } from '../../../../lambdas/campaigns/bulk/preview-bulk-text.ts';
import { sendBulkText } from '../../../../lambdas/campaigns/bulk/send-bulk-text.ts';
import { repliedClientsIn } from '../../../../lambdas/campaigns/figures/replied-clients-store.ts';
import { templateStore } from '../../../../lambdas/campaigns/templates/template-store.ts';
import type { Details, Race, Talk } from '../../../../lambdas/claiming/referral.ts';
import { clientListStore } from '../../../../lambdas/clients/list/client-list-store.ts';
import { entryOf, withEntry } from '../../../../lambdas/clients/list/entry.ts';
import type { Coverage } from '../../../../lambdas/consent/coverage.ts';
import { introductions } from '../../../../lambdas/consent/program.ts';
import type { QuietHours } from '../../../../lambdas/delivery/gate/quiet-hours.ts';
import { dailyLimitsStore } from '../../../../lambdas/people/daily-limits-store.ts';
import { knownTeam } from '../../../../lambdas/people/known-team.ts';
import { derivedId, fingerprint, newId } from '../../../../lambdas/platform/ids.ts';
import { actOf } from '../../../../lambdas/platform/table/act.ts';
import { keys } from '../../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../../lambdas/platform/table/table.ts';
import type { Item } from '../../../../lambdas/platform/table/table-requests.ts';
import { aClaim, aClaimedRace, NOW, someDetails } from '../../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../../people/support/teams.ts';
import { anId } from '../../../support/ids.ts';

export const wording = { name: 'Harbor Homes', optOutInstructions: '[Reply end]' };
export const body = 'Hi {ClientFirstName|there}, still looking in {City}?';

export type GivenClient = {
  name?: string;
  phone?: string;
  owner?: string;
  race?: Partial<Race>;
  details?: Partial<Details>;
  talk?: Talk;
  consent?: 'automated' | 'conversation' | 'none' | 'opted-out';
  /** They may have asked for no more texts. */
  isAsked?: boolean;
  /** When their phone had automated texts. */
  had?: readonly string[];
  /** What they had of instructions and names from their owner. */
  footer?: Item;
};

let phones = 0;

export function bulkWorldOn(
  table: Table,
  {
    quietHours = null,
    teamId = anId('team'),
    unlicensed = [],
  }: { quietHours?: QuietHours | null; teamId?: string; unlicensed?: readonly string[] } = {},
) {
  const team = aTeam({ teamId });
  const agents = ['lena', 'ada', 'ben'].map((agentId) =>
    anAgent(agentId, { teamId, licensed: !unlicensed.includes(agentId) }),
  );
  const lists = clientListStore(table);
  const clock = { now: NOW };
  const world = { isHealthy: true };
  const deps = {
    people: {
      readTeamWithAgents: async (id: string) => (id === teamId ? { team, agents, former: [] } : undefined),
    },
    clientLists: lists,
    clientFacts: clientFactsStore(table),
    wordingOf: () => wording,
    quietHours,
    optOutLimit: usualOptOutLimit,
    textPartUsd: 0.0123,
    fingerprint,
    templates: templateStore(table),
    limits: dailyLimitsStore(table),
    bulks: bulkStore(table),
    bulkTexts: bulkTextStore(table),
    bulkLists: bulkListStore(table, 'inbox'),
    figuresOf: bulkFiguresIn(table),
    repliedClients: repliedClientsIn(table),
    blocked: { linkShorteners: [], spamPhrases: [] },
    mayStart: async () => world.isHealthy,
    newId,
    derivedId,
  };
  const queue: { bulkId: string; look: number; dueAt: number }[] = [];
  const told: string[] = [];
  const reacting: OnBulkChangedDeps = {
    queueBulk: async (look, seconds) => {
      queue.push({ ...look, dueAt: clock.now.getTime() + seconds * 1000 });
    },
    readTeam: async () => knownTeam({ team, agents }),
    tellAgent: async ({ agentId, kind }) => void told.push(`${kind} ${agentId}`),
    portalLink: 'https://portal.dibs.example',
    now: () => clock.now,
  };

  async function aClient(given: GivenClient = {}): Promise<string> {
    phones += 1;
    const {
      owner = 'ada',
      phone = `+1206${String(2_000_000 + phones)}`,
      name = 'Clara Client',
      talk = {},
    } = given;
    const referralId = anId('ref');
    const race: Race = {
      ...aClaimedRace({ agentId: owner }, { referralId, teamId }),
      status: 'claimed',
      claim: aClaim({ agentId: owner }),
      ...Object.fromEntries(Object.entries(given.race ?? {}).filter(([key]) => key !== 'status')),
    };
    const details = someDetails(race, { client: { name, phone }, ...given.details });
    const { declined: _, ...kept } = race;
    await table.put({ ...keys.race(referralId), type: 'race', ...kept });
    await table.put({ ...keys.details(referralId), type: 'details', ...details });
    const status = given.consent ?? 'automated';
    if (status !== 'none') {
      const covers: Coverage[] = status === 'automated' ? ['conversation', 'automated'] : ['conversation'];
      await table.put({
        ...keys.consent(introductions, phone),
        type: 'consent',
        program: introductions,
        phone,
        since: NOW.toISOString(),
        ...(status === 'opted-out' ? { status, reason: 'stop' } : { status: 'on', covers }),
      });
    }
    if (given.isAsked) {
      const messages = new Set(['msr_1']);
      await table.put({ ...keys.openQuestion(introductions, phone), type: 'open-question', messages });
    }
    if (given.had !== undefined) {
      const texts = Object.fromEntries(given.had.map((at, index) => [`out_${index}`, at]));
      await table.put({
        ...keys.recentAutomated(phone),
        type: 'recent-automated',
        revision: 1,
        given: texts,
      });
    }
    if (given.footer !== undefined) {
      await table.put({
        ...keys.footer(phone, { teamId, agentId: owner }),
        type: 'footer',
        revision: 1,
        ...given.footer,
      });
    }
    const entry = entryOf({ race, details, talk });
    const part = await lists.readPart({ teamId, agentId: owner }, referralId);
    await lists.writePart(
      { teamId, agentId: owner },
      { ...part, entries: withEntry(part.entries, referralId, entry) },
    );
    return referralId;
  }

  const lena = asAgent('lena', teamId);
  return {
    teamId,
    agents,
    deps,
    reacting,
    queue,
    told,
    clock,
    world,
    aClient,
    lena,
    ada: asAgent('ada', teamId),
    ben: asAgent('ben', teamId),
    preview: (given: Partial<Parameters<typeof previewBulkText>[1]> = {}, caller = lena) =>
      previewBulkText(caller, { teamId, body, audience: {}, ...given }, clock.now, deps),
    send: (previewId: string, caller = lena) =>
      sendBulkText(
        caller,
        { teamId, previewId },
        { now: clock.now, changedBy: actOf(caller, 'send-bulk-text', clock.now, newId('act')) },
        deps,
      ),
  };
}
