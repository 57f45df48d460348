// What reactions use, on any table: the real stores, and acts outside of it that do nothing until a test replaces them.

import { attemptIdOf, callStore } from '../../../lambdas/calling/call-store.ts';
import { clientPlanStore } from '../../../lambdas/campaigns/client-plans/client-plan-store.ts';
import { conciergeStore } from '../../../lambdas/campaigns/concierge/concierge-store.ts';
import { campaignTextStore } from '../../../lambdas/campaigns/figures/campaign-text-store.ts';
import { followTexts } from '../../../lambdas/campaigns/figures/follow-texts.ts';
import { planStore } from '../../../lambdas/campaigns/plans/plan-store.ts';
import { templateStore } from '../../../lambdas/campaigns/templates/template-store.ts';
import { claimingStores } from '../../../lambdas/claiming/claiming-stores.ts';
import type { Details } from '../../../lambdas/claiming/referral.ts';
import { clientStore } from '../../../lambdas/clients/client-store.ts';
import { clientListStore } from '../../../lambdas/clients/list/client-list-store.ts';
import { reminderListStore, reminderStore } from '../../../lambdas/clients/reminders/reminder-store.ts';
import { answerStore } from '../../../lambdas/consent/answer-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { optOutNoticeStore } from '../../../lambdas/consent/notices/opt-out-notice-store.ts';
import { leadAlerts } from '../../../lambdas/consent/program.ts';
import { consentRequestStore } from '../../../lambdas/consent/requests/consent-request-store.ts';
import { openQuestionStore } from '../../../lambdas/consent/words/open-question-store.ts';
import type { NewOutboxMessage } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { aloneTo, type TeamEmail } from '../../../lambdas/delivery/team-email/team-email.ts';
import { teamEmailStore } from '../../../lambdas/delivery/team-email/team-email-store.ts';
import { channelStore } from '../../../lambdas/live/channel-store.ts';
import { auditStore } from '../../../lambdas/office/audit/audit-store.ts';
import { brandOf, type ItemBrand } from '../../../lambdas/people/brand.ts';
import { knownTeam } from '../../../lambdas/people/known-team.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { routingStore } from '../../../lambdas/routing/routing-store.ts';
import type { Dependencies } from '../../../lambdas/stream/dispatch.ts';
import { handIn } from '../../../lambdas/stream/hand-in.ts';
import { capStore } from '../../../lambdas/texting/automated/cap-store.ts';
import type { WordingOf } from '../../../lambdas/texting/wording/brand-wording.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { brands, byBrand } from '../../support/brands.ts';
import { textingStores } from '../../texting/support/stores.ts';

export const team = knownTeam({
  team: aTeam(),
  agents: ['ada', 'ben', 'lena'].map((agentId) => anAgent(agentId)),
});

/** What happens outside of the table. */
type Acts = Pick<
  Dependencies,
  | 'readTeam'
  | 'readDetails'
  | 'startOfferReferral'
  | 'startCallMe'
  | 'completeCallMe'
  | 'startRequestConsent'
  | 'completeRequestConsent'
  | 'startRemindOwner'
  | 'startSendPlanSteps'
  | 'queue'
  | 'queueTeamEmail'
  | 'askForDigest'
  | 'now'
> & { brandOf: WordingOf };

/** The stores that reactions read and write. */
export const storesOn = (table: Table) => ({
  calls: callStore(table),
  reminders: reminderStore(table),
  plans: planStore(table),
  templates: templateStore(table),
  clientPlans: clientPlanStore(table),
  reminderLists: reminderListStore(table, 'inbox'),
  people: peopleStore(table),
  consents: consentStore(table),
  answers: answerStore(table),
  consentRequests: consentRequestStore(table),
  openQuestions: openQuestionStore(table),
  optOutNotices: optOutNoticeStore(table),
  liveChannels: channelStore(table),
  routing: routingStore(table),
  audit: auditStore(table),
  concierges: conciergeStore(table),
  clients: clientStore(table),
  clientLists: clientListStore(table),
  ...claimingStores(table, byBrand.poolOf),
  ...textingStores(table),
  alertsOn: consentStore(table).alertsReader(leadAlerts),
});

/** The figures of automated texts. */
export const followsTextsOn = (table: Table, now: () => Date) =>
  followTexts({
    campaignTexts: campaignTextStore(table),
    cap: capStore(table),
    outbox: outboxStore(table),
    now,
  });

/** What is the same for all of them. */
export const settings = {
  attemptIdOf,
  derivedId,
  linkTo: (referralId: string) => `https://portal.dibs.example/referrals/${referralId}`,
  consentTexts: {
    numberOf: (_program: string, brand: ItemBrand) => brandOf(brands, brand).alertNumber,
    prefixOf: (brand: ItemBrand) => brandOf(brands, brand).consentRequestPrefix,
    profileLink: 'https://portal.dibs.example/me',
  },
  portalLink: 'https://portal.dibs.example',
  returningClients: 'owner' as const,
  random: () => 0.5,
  ...byBrand,
};

/** `given` replaces what a test looks at; `onCreate` hears of each message that goes into the outbox. */
export function baseDependencies(
  table: Table,
  given: Partial<Acts> & Pick<Acts, 'now'>,
  onCreate: (message: NewOutboxMessage, isNew: boolean) => void = () => {},
): Dependencies {
  const idle = async () => {};
  const outbox = outboxStore(table);
  const teamEmails = teamEmailStore(table);
  const stores = storesOn(table);
  return handIn({
    ...stores,
    ...settings,
    ...followsTextsOn(table, given.now),
    referralWords: { note: async () => {}, noteCorrected: async () => {} },
    teamWords: { note: async () => {} },
    agentWords: { note: async () => {} },
    teamSizes: { count: async () => {} },
    leadOf: async () => 'lena',
    readRace: stores.races.read,
    conciergeOf: stores.concierges.read,
    liveChannelsOf: stores.liveChannels.ofTeam,
    postToPortal: async () => 'heard' as const,
    disconnectPortal: idle,
    readTeam: async () => team,
    readDetails: (referralId: string): Promise<Details> => {
      throw new Error(`No test gave details of ${referralId}`);
    },
    startOfferReferral: idle,
    completeOfferReferral: idle,
    startCallMe: idle,
    completeCallMe: idle,
    startRequestConsent: idle,
    completeRequestConsent: idle,
    startRemindOwner: idle,
    startSendPlanSteps: idle,
    queueStanding: idle,
    queueInvitation: idle,
    queueOperation: idle,
    queueBulk: idle,
    publish: idle,
    queue: idle,
    queueTeamEmail: idle,
    askForDigest: idle,
    ...given,
    teamEmails: {
      async create(email: TeamEmail) {
        const isNew = (await teamEmails.findAll([email.teamEmailId])).size === 0;
        await teamEmails.create(email);
        for (const agentId of Object.keys(email.to)) onCreate(aloneTo(agentId, email, derivedId), isNew);
      },
    },
    outbox: {
      ...outbox,
      create: async (message: NewOutboxMessage) => {
        const isNew = await outbox.create(message);
        onCreate(message, isNew);
        return isNew;
      },
    },
  });
}
