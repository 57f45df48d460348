// A big network as it lies in the table: teams, their referrals, a ledger, and the audit trail.
import { wordedReferral } from '../../../lambdas/claiming/search/word-store.ts';
import { entryText } from '../../../lambdas/claiming/search/words.ts';
import { wordedAgent } from '../../../lambdas/people/search/agent-word-store.ts';
import { wordedTeam } from '../../../lambdas/people/search/word-store.ts';
import { inbox, keys, listed, wordIndexes } from '../../../lambdas/platform/table/keys.ts';
import { searchText } from '../../../lambdas/platform/table/search-text.ts';
import type { Item } from '../../../lambdas/platform/table/table-requests.ts';
import { wordItems } from '../../../lambdas/platform/table/word-index.ts';

export const counts = { teams: 10_000, referrals: 100_000, ledgerEvents: 1_000_000, acts: 100_000 };
export const eventsPerPhone = 10;

/** Each number is somebody's, so that a name is found once and a city often. */
const cities = ['Springfield', 'Seattle', 'Tacoma', 'Portland', 'Boise', 'Spokane', 'Eugene', 'Salem'];
const padded = (place: number) => String(place).padStart(6, '0');
const at = (place: number) => new Date(Date.UTC(2026, 0, 1) + place * 60_000).toISOString();

export const teamIdOf = (place: number) => `tm_${padded(place)}`;
/** One in twenty has a word of their own, so that as many have it as are rare at most; one in ten another, which is frequent and behind most of the list, and one in ten a third. */
export const teamNameOf = (place: number) =>
  `Realty ${place % 20 === 1 ? 'Rare ' : ''}${place % 10 === 2 ? 'Common ' : ''}${place % 10 === 3 ? 'Other ' : ''}${padded(place)}`;
/** One in ten has a word of their own, so that as many have it as are read at most; one in two hundred another, so that as many have it as are shown at most. */
export const agentNameOf = (place: number) =>
  `Agent ${place % 10 === 4 ? 'Tenth ' : ''}${place % 200 === 5 ? 'Fiftieth ' : ''}Number${place}`;
export const referralIdOf = (place: number) => `ref_${padded(place)}`;
/** One in a hundred has a word of their own, so that as many have it as are rare at most; one in fifty another, which is frequent. */
export const clientNameOf = (place: number) =>
  `Client ${place % 100 === 1 ? 'Rare ' : ''}${place % 50 === 2 ? 'Common ' : ''}Example${padded(place)}`;
export const clientPhoneOf = (place: number) => `+1415${2_000_000 + place}`;
export const createdAtOf = at;
/** One in a hundred is in another state. */
const stateOf = (place: number) => (place % 100 === 1 ? 'ID' : 'WA');
export const actPlaceOf = (place: number) => `${at(place)}#evt_${padded(place)}`;

export function* teams(): Generator<Item> {
  for (let place = 0; place < counts.teams; place += 1) {
    const [teamId, name, agentId] = [teamIdOf(place), teamNameOf(place), `agt_${padded(place)}`];
    const entry = { inboxPk: listed.teams, inboxSk: listed.team(searchText(name), teamId) };
    const size = { agents: 1, counted: 1 };
    yield { ...keys.team(teamId), type: 'team', teamId, name, leadAgentId: agentId, size, ...entry };
    const agent = { teamId, agentId, name: agentNameOf(place), licensed: true, devices: {} };
    yield { ...keys.agent(teamId, agentId), type: 'agent', ...agent };
    yield* wordItems(wordIndexes.agents, wordedAgent(agent));
    yield* wordItems(wordIndexes.teams, wordedTeam({ teamId, name }));
  }
}

/** One in fifty is claimed. */
export function* referrals(): Generator<Item> {
  for (let place = 0; place < counts.referrals; place += 1) {
    const [referralId, createdAt] = [referralIdOf(place), at(place)];
    const teamId = teamIdOf(place % counts.teams);
    const agentId = `agt_${padded(place % counts.teams)}`;
    const area = { city: cities[place % cities.length] ?? '', state: stateOf(place) };
    const client = { name: clientNameOf(place), phone: clientPhoneOf(place) };
    const isClaimed = place % 50 === 0;
    yield {
      ...keys.race(referralId),
      type: 'race',
      referralId,
      teamId,
      offered: [agentId],
      offerUntil: at(place + 60),
      textingPreferred: true,
      status: isClaimed ? 'claimed' : 'offered',
      ...(isClaimed && { claim: { agentId, by: 'text', at: createdAt, actId: `msg_${place}` } }),
    };
    yield {
      ...keys.details(referralId),
      type: 'details',
      referralId,
      teamId,
      sourceClientId: 'source',
      fingerprint: 'print',
      side: 'buyer',
      kind: 'standard',
      area,
      createdAt,
      notes: 'Wants a garden.',
      client,
      inboxPk: inbox.ofTeam(teamId),
      inboxSk: inbox.at(createdAt, referralId),
    };
    yield {
      ...keys.clientReferral(client.phone, referralId),
      type: 'client-referral',
      referralId,
      inboxPk: listed.referrals,
      inboxSk: listed.referral(createdAt, referralId, entryText({ client, area })),
    };
    yield* wordItems(wordIndexes.referrals, wordedReferral({ client, area, createdAt, referralId }));
  }
}

export function* ledger(): Generator<Item> {
  for (let place = 0; place < counts.ledgerEvents; place += 1) {
    const phone = clientPhoneOf(Math.floor(place / eventsPerPhone));
    const [eventId, when] = [`evt_${place}`, at(place)];
    yield {
      ...keys.ledgerEvent(phone, when, eventId),
      type: 'ledger-event',
      eventId,
      phone,
      program: 'introductions',
      at: when,
      act: 'consent-given-to-source',
      source: 'https://homes.example.com/contact',
      words: 'By submitting this form I agree to receive texts from an agent about my inquiry.',
      referralId: referralIdOf(Math.floor(place / eventsPerPhone)),
    };
  }
}

export function* acts(): Generator<Item> {
  for (let place = 0; place < counts.acts; place += 1) {
    const [eventId, when, teamId] = [`evt_${padded(place)}`, at(place), teamIdOf(place % counts.teams)];
    yield {
      ...keys.audit(when, eventId),
      type: 'audit-event',
      eventId,
      at: when,
      act: 'save-agent',
      by: { role: 'admin', id: '9a1f1b1e-4c1e-4d0a-9f44-6a0d5c1c7b10' },
      teamId,
      changed: ['licensed'],
      before: { licensed: true },
      after: { licensed: false },
      inboxPk: inbox.auditOfTeam(teamId),
      inboxSk: `${when}#${eventId}`,
    };
  }
}
