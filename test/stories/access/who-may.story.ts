// Every route × everyone who may try it: what each is answered stands in one table. A new route needs a row here.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { keyOf } from '../../../lambdas/platform/http/route.ts';
import { type AnyRoute, routes } from '../../../lambdas/routes.ts';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryTeam,
} from '../support/builders.ts';
import { clientReplies, conversation, expectStatus, type Talk, wrote } from '../support/conversations.ts';
import { sharedStage } from '../support/shared-stage.ts';
import { dayMs, type Stage } from '../support/stage.ts';

/**
 * In the order in which they try: whoever shouldn't get in comes first, so that nothing has been changed by then. The referral is of
 * `owner`, in the team of `lead` and `mate`. `left` and `lapsed` were in that team, and have left it or lost their license; their tokens are good.
 * `stranger` leads another team, `harbor` one of another brand.
 */
const everyone = [
  'nobody',
  'expired',
  'stranger',
  'harbor',
  'left',
  'lapsed',
  'mate',
  'administrator',
  'adminMachine',
  'operator',
  'sourceMachine',
  'lead',
  'owner',
] as const;
type Person = (typeof everyone)[number];

/** As `everyone`: nobody, expired | stranger, harbor | left, lapsed, mate | administrators | the source | lead, owner. */
const table: Readonly<Record<string, string>> = {
  'GET /audit': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /brands': '401 401 | 403 403 | 403 403 403 | 200 200 | 200 200 | 403 403',
  'GET /contact-card': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PATCH /me': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/checklist': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PATCH /me/checklist': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/clients': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/devices': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'DELETE /me/devices/{deviceId}': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PUT /me/devices/{deviceId}': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'POST /me/live-channels': '401 401 | 201 201 | 404 201 201 | 403 403 | 403 403 | 201 201',
  'GET /me/pause': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  // The lead of each team is its fallback.
  'PUT /me/pause': '401 401 | 409 409 | 404 200 200 | 403 403 | 403 403 | 409 200',
  'DELETE /me/pause': '401 401 | 409 409 | 404 200 200 | 403 403 | 403 403 | 409 200',
  'GET /me/referrals': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/reminders': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  // The carrier takes one call a second: all but the first are told to try again.
  'POST /me/test-call': '401 401 | 202 409 | 404 409 409 | 403 403 | 403 403 | 409 409',
  'POST /me/test-text': '401 401 | 409 409 | 404 409 409 | 403 403 | 403 403 | 409 409',
  'DELETE /me/text-alerts': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/text-alerts': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PUT /me/text-alerts': '401 401 | 200 200 | 404 409 200 | 403 403 | 403 403 | 200 200',
  'GET /me/text-alerts/history': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /me/views': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PUT /me/views': '401 401 | 200 200 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /numbers/{e164}': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /numbers/{e164}/consent': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'POST /numbers/{e164}/opt-out': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /numbers/{e164}/unmatched-texts': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /operations': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /operations/dead-letters': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'POST /operations/redrive': '401 401 | 403 403 | 403 403 403 | 202 202 | 403 403 | 403 403',
  'POST /operations/replay': '401 401 | 403 403 | 403 403 403 | 202 202 | 403 403 | 403 403',
  'POST /operations/restart': '401 401 | 403 403 | 403 403 403 | 202 202 | 403 403 | 403 403',
  'GET /referrals': '401 401 | 403 403 | 403 403 403 | 200 200 | 200 200 | 403 403',
  'POST /referrals': '401 401 | 403 403 | 403 403 403 | 403 403 | 201 201 | 403 403',
  'GET /referrals/{referralId}': '401 401 | 404 404 | 404 200 200 | 200 200 | 200 200 | 200 200',
  'PATCH /referrals/{referralId}': '401 401 | 404 404 | 404 404 409 | 403 403 | 200 200 | 409 409',
  'POST /referrals/{referralId}/calls': '401 401 | 404 404 | 404 409 409 | 403 403 | 403 403 | 409 202',
  'GET /referrals/{referralId}/calls/mine': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 404',
  'POST /referrals/{referralId}/decline': '401 401 | 404 404 | 404 404 200 | 403 403 | 403 403 | 200 409',
  'POST /referrals/{referralId}/give-back': '401 401 | 404 404 | 404 409 404 | 403 403 | 403 403 | 200 200',
  'GET /referrals/{referralId}/messages': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'POST /referrals/{referralId}/messages': '401 401 | 404 404 | 404 409 409 | 403 403 | 403 403 | 409 201',
  'PUT /referrals/{referralId}/messages/read':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 200',
  'POST /referrals/{referralId}/messages/{messageId}/asked-to-stop':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'GET /referrals/{referralId}/messages/{messageId}/explain':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'GET /referrals/{referralId}/next-text': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 200',
  'GET /referrals/{referralId}/notes': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'POST /referrals/{referralId}/notes': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 201 201',
  'POST /referrals/{referralId}/offer-again': '401 401 | 403 403 | 403 403 403 | 403 403 | 200 200 | 403 403',
  'POST /referrals/{referralId}/reassign': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'GET /referrals/{referralId}/reminders': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 200',
  'POST /referrals/{referralId}/reminders': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 201',
  'PATCH /referrals/{referralId}/reminders/{reminderId}':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 200',
  'DELETE /referrals/{referralId}/reminders/{reminderId}':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 200',
  'GET /referrals/{referralId}/plan': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 404',
  'PUT /referrals/{referralId}/plan': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 409 409',
  'DELETE /referrals/{referralId}/plan': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 404',
  'POST /referrals/{referralId}/stop-texting':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'GET /referrals/{referralId}/timeline': '401 401 | 404 404 | 404 404 404 | 200 200 | 200 200 | 200 200',
  'POST /referrals/{referralId}/withdraw': '401 401 | 403 403 | 403 403 403 | 403 403 | 200 200 | 403 403',
  'GET /teams': '401 401 | 403 403 | 403 403 403 | 200 200 | 200 200 | 403 403',
  'GET /teams/{teamId}': '401 401 | 403 403 | 403 403 403 | 200 200 | 200 200 | 403 403',
  'PUT /teams/{teamId}': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /teams/{teamId}/agents': '401 401 | 404 404 | 404 200 200 | 200 200 | 403 403 | 200 200',
  'DELETE /teams/{teamId}/agents/{agentId}': '401 401 | 404 404 | 404 404 404 | 200 200 | 403 403 | 200 404',
  'PUT /teams/{teamId}/agents/{agentId}': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'POST /teams/{teamId}/agents/{agentId}/invitation':
    '401 401 | 404 404 | 404 404 404 | 202 202 | 403 403 | 202 404',
  'GET /teams/{teamId}/audit': '401 401 | 404 404 | 404 404 404 | 200 200 | 403 403 | 200 404',
  'GET /teams/{teamId}/bulk-texts': '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  // Of what its owner previewed, about their own clients.
  'POST /teams/{teamId}/bulk-texts': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 404 201',
  'POST /teams/{teamId}/bulk-texts/preview': '401 401 | 404 404 | 404 409 200 | 403 403 | 403 403 | 200 200',
  'GET /teams/{teamId}/bulk-texts/{bulkId}': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'POST /teams/{teamId}/bulk-texts/{bulkId}/cancel':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 200',
  'POST /teams/{teamId}/bulk-texts/{bulkId}/resume':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/clients': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/concierge': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'PUT /teams/{teamId}/concierge': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/lead-routing': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'PUT /teams/{teamId}/lead-routing': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'POST /teams/{teamId}/lead-routing/preview':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/referrals': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/response-times': '401 401 | 404 404 | 404 404 404 | 403 403 | 200 200 | 200 404',
  'GET /teams/{teamId}/plans': '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /teams/{teamId}/plans/{planId}': '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PUT /teams/{teamId}/plans/{planId}': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'DELETE /teams/{teamId}/plans/{planId}': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'POST /teams/{teamId}/plans/{planId}/preview':
    '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /teams/{teamId}/sending-health': '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'GET /teams/{teamId}/templates': '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'GET /teams/{teamId}/templates/{templateId}':
    '401 401 | 404 404 | 404 200 200 | 403 403 | 403 403 | 200 200',
  'PUT /teams/{teamId}/templates/{templateId}':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'DELETE /teams/{teamId}/templates/{templateId}':
    '401 401 | 404 404 | 404 404 404 | 403 403 | 403 403 | 200 404',
  'POST /text-alerts/imports': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
  'GET /text-alerts/imports/{importId}': '401 401 | 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403',
};

type Given = { ids?: Record<string, string>; body?: () => object; query?: string };

let stage: Stage;
let team: StoryTeam;
let talk: Talk;
let tokens: Record<Person, string>;
let ids: Record<string, string>;
async function prepare(): Promise<void> {
  stage = await sharedStage();
  const expired = await stage.tokenFor({ client: 'admin' });
  await stage.advance(dayMs + 1);
  team = await aTeam(stage, 6);
  const [stranger, harbor] = [await aTeam(stage, 1), await aTeam(stage, 1, 'harbor')];
  const [lead, owner, mate, left, lapsed] = [0, 1, 2, 3, 4].map((index) => agentOf(team, index));
  if (!lead || !owner || !mate || !left || !lapsed) throw new Error('The team is too small.');
  const tokenOf = ({ agentId }: { agentId: string }) => stage.tokenFor({ agentId });
  tokens = {
    nobody: '',
    expired,
    stranger: await tokenOf(stranger.lead),
    harbor: await tokenOf(harbor.lead),
    left: await tokenOf(left),
    lapsed: await tokenOf(lapsed),
    mate: await tokenOf(mate),
    administrator: await stage.tokenFor({ person: 'admin' }),
    adminMachine: await stage.tokenFor({ client: 'admin' }),
    operator: await stage.tokenFor({ person: 'source' }),
    sourceMachine: await stage.tokenFor({ client: 'source' }),
    lead: await tokenOf(lead),
    owner: await tokenOf(owner),
  };
  talk = await aClaimedOne();
  await clientReplies(stage, talk, 'How much longer will you text me?');
  const agents = `/teams/${team.teamId}/agents`;
  expectStatus(await stage.admin('DELETE', `${agents}/${left.agentId}`), 200);
  const { name, email, phone } = lapsed;
  const saved = await stage.admin('PUT', `${agents}/${lapsed.agentId}`, {
    name,
    email,
    phone,
    licensed: false,
  });
  expectStatus(saved, 200);
  const template = { name: 'Hello', body: 'Hi {ClientFirstName|there}' };
  expectStatus(await lead.does('PUT', `/teams/${team.teamId}/templates/tpl_hello`, template), 200);
  expectStatus(await lead.does('PUT', `/teams/${team.teamId}/plans/plan_hello`, aPlan()), 200);
  const { bulkId } = z.object({ bulkId: z.string() }).parse(await aBulkText());
  await stage.settle();
  const messages = await conversation(talk);
  ids = {
    referralId: talk.referralId,
    teamId: team.teamId,
    agentId: mate.agentId,
    messageId: messages.at(-1)?.messageId ?? '',
    deviceId: 'phone-1',
    templateId: 'tpl_hello',
    planId: 'plan_hello',
    bulkId,
    e164: talk.phone,
  };
}

const aPlan = () => ({ name: 'Hello', starts: 'by-hand', steps: [{ afterDays: 0, body: 'Hi {City}' }] });

async function aClaimedOne(): Promise<Talk> {
  const request = referralFor(team.teamId);
  const owner = agentOf(team, 1);
  // The table has them pause, and who is paused is offered nothing.
  await owner.does('DELETE', '/me/pause');
  const claimed = { referralId: await aReferral(stage, request), phone: request.client.phone, owner };
  await wrote(stage, claimed, 'Hello, shall we talk about the garden?');
  return claimed;
}

/** Of their owner's, to a client who agreed to automated texts; each is another client, since nobody gets two a day. */
async function aBulkPreview() {
  const owner = agentOf(team, 1);
  const request = coveredReferralFor(team.teamId);
  const referralId = await aReferral(stage, request);
  await wrote(stage, { referralId, phone: request.client.phone, owner }, 'Hello, shall we talk?');
  const previewed = await owner.does('POST', `/teams/${team.teamId}/bulk-texts/preview`, {
    body: 'Hi {City}',
  });
  return z.object({ previewId: z.string() }).parse(expectStatus(previewed, 200).body);
}
async function aBulkText() {
  const sent = await agentOf(team, 1).does('POST', `/teams/${team.teamId}/bulk-texts`, await aBulkPreview());
  return expectStatus(sent, 201).body;
}
const anotherClaimed = async () => ({ referralId: (await aClaimedOne()).referralId });
const anotherOpen = async () => ({ referralId: await aReferral(stage, referralFor(team.teamId)) });

function importOfOne() {
  const { agentId, phone } = agentOf(team, 2);
  const consentedAt = '2025-06-02T09:30:00Z';
  return { lines: [{ teamId: team.teamId, agentId, phone, consentedAt, source: 'form', words: 'Text me.' }] };
}

const inAnHour = () => new Date(stage.cloud.clock.now() + 3_600_000).toISOString();

async function aReminder() {
  const asked = { at: inAnHour(), text: 'Ask how the viewing went.' };
  const set = await talk.owner.does('POST', `/referrals/${talk.referralId}/reminders`, asked);
  return { ids: z.object({ reminderId: z.string() }).parse(expectStatus(set, 201).body) };
}

/** What an operation is about, and its body, where the shared referral and the document's example don't fit. */
const given: Record<string, () => Given | Promise<Given>> = {
  createReferral: () => ({ body: () => referralFor(team.teamId, aPhone()) }),
  correctReferral: async () => ({ ids: await anotherOpen() }),
  declineReferral: async () => ({ ids: await anotherOpen() }),
  giveBackReferral: async () => ({ ids: await anotherClaimed(), body: () => ({ reason: 'Moves to Ohio' }) }),
  withdrawReferral: async () => ({ ids: await anotherOpen(), body: () => ({ reason: 'Too early' }) }),
  offerReferralAgain: async () => {
    const { referralId } = await anotherOpen();
    expectStatus(
      await stage.source('POST', `/referrals/${referralId}/withdraw`, { reason: 'Too early' }),
      200,
    );
    return { ids: { referralId }, body: () => ({}) };
  },
  reassignReferral: () => ({ body: () => ({ agentId: talk.owner.agentId }) }),
  addNote: () => ({ body: () => ({ text: 'Lease ends in June.' }) }),
  sendMessage: () => ({ body: () => ({ body: 'Shall we meet tomorrow?' }) }),
  addReminder: () => ({ body: () => ({ at: inAnHour(), text: 'Ask how the viewing went.' }) }),
  changeReminder: async () => ({ ...(await aReminder()), body: () => ({ done: true }) }),
  deleteReminder: aReminder,
  markMessagesRead: () => ({ body: () => ({ until: new Date(stage.cloud.clock.now()).toISOString() }) }),
  answerAskedToStop: () => ({ body: () => ({ answer: 'no' }) }),
  stopTexting: async () => ({ ids: await anotherClaimed(), body: () => ({}) }),
  saveTeam: () => ({ body: () => ({ name: 'The same team', leadAgentId: team.lead.agentId }) }),
  saveAgent: () => {
    const { name, email, phone } = agentOf(team, 2);
    return { body: () => ({ name, email, phone, licensed: true }) };
  },
  inviteAgent: async () => {
    const agentId = 'agt_to_be_invited';
    const newcomer = { name: 'New Example', email: 'newcomer@agents.example', licensed: true, invite: false };
    expectStatus(await stage.admin('PUT', `/teams/${team.teamId}/agents/${agentId}`, newcomer), 200);
    return { ids: { agentId } };
  },
  changeChecklist: () => ({ body: () => ({}) }),
  previewBulkText: () => ({ body: () => ({ body: 'Hi {City}', audience: {} }) }),
  sendBulkText: async () => {
    const previewed = await aBulkPreview();
    return { body: () => previewed };
  },
  saveConcierge: () => ({ body: () => ({ enabled: false, when: 'created', greetings: {} }) }),
  saveTemplate: () => ({ body: () => ({ name: 'Hello', body: 'Hi {ClientFirstName|there}' }) }),
  putOnPlan: () => ({ body: () => ({ planId: 'plan_hello' }) }),
  savePlan: () => ({ body: aPlan }),
  previewPlan: () => ({ body: aPlan }),
  removePlan: async () => {
    const { lead, teamId } = team;
    expectStatus(await lead.does('PUT', `/teams/${teamId}/plans/plan_to_remove`, aPlan()), 200);
    return { ids: { planId: 'plan_to_remove' } };
  },
  removeAgent: () => ({ ids: { agentId: agentOf(team, 5).agentId } }),
  changeProfile: () => ({ body: () => ({}) }),
  saveLeadRouting: () => {
    const members = team.members.slice(0, 3);
    return { body: () => ({ enabled: true, fallbackAgentId: team.lead.agentId, members }) };
  },
  previewLeadRouting: () => ({
    body: () => ({ enabled: true, fallbackAgentId: team.lead.agentId, members: team.members.slice(0, 3) }),
  }),
  pauseSelf: () => ({ body: () => ({ until: inDays(10) }) }),
  saveViews: () => ({ body: () => ({ views: [{ name: 'Active', filters: 'stage=active' }] }) }),
  saveDevice: () => ({ body: () => ({ platform: 'ios', token: 'a'.repeat(64) }) }),
  importConsent: () => ({ body: importOfOne }),
  readImport: async () => {
    const { body } = expectStatus(await stage.admin('POST', '/text-alerts/imports', importOfOne()), 200);
    return { ids: z.object({ importId: z.string() }).parse(body) };
  },
  readDeadLetters: () => ({ query: '?queue=jobs' }),
  redriveQueue: () => ({ body: () => ({ queue: 'jobs' }) }),
  replay: () => ({ body: () => ({ referralId: talk.referralId }) }),
  restartWorkflow: () => ({ body: () => ({ workflow: 'offer-referral', execution: talk.referralId }) }),
  bookOptOut: () => ({
    ids: { e164: aPhone() },
    body: () => ({ how: 'letter', at: '2026-03-02T09:04:05Z', words: 'No more texts, please.' }),
  }),
};

function inDays(days: number): string {
  return new Date(stage.cloud.clock.now() + days * dayMs).toISOString();
}

const named = routes.map((route) => [keyOf(route), route] as const);

describe('who may', () => {
  // Here, so that no story before it lets the tokens expire.
  beforeAll(prepare);

  test('the table has a row for each route, and no other', () => {
    expect(Object.keys(table).toSorted()).toEqual(named.map(([key]) => key).toSorted());
  });

  test.each(named)('%s', async (key, route) => {
    const { ids: own, body, query = '' } = (await given[route.operationId]?.()) ?? {};
    const answered: [Person, number][] = [];
    for (const person of everyone) {
      const { status } = await fetch(stage.cloud.url + pathOf(route, { ...ids, ...own }) + query, {
        method: route.method,
        headers: {
          ...(tokens[person] !== '' && { authorization: `Bearer ${tokens[person]}` }),
          ...(takesBody(route) && { 'content-type': 'application/json' }),
        },
        ...(takesBody(route) && { body: JSON.stringify(body?.() ?? {}) }),
      });
      answered.push([person, status]);
    }
    await stage.settle();
    const expected = table[key]?.match(/\d+/g)?.map(Number) ?? [];
    expect(Object.fromEntries(answered)).toEqual(
      Object.fromEntries(everyone.map((person, at) => [person, expected[at]])),
    );
  });
});

const takesBody = (route: AnyRoute) => 'bodyWith' in route || route.body !== undefined;

function pathOf({ path }: AnyRoute, all: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(all[name] ?? name));
}
