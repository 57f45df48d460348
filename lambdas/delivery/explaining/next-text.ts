// TX-18: what would become of an agent's next text: what is put in front of it and behind it, when it goes, or why not. Decided by
// the gate that will decide about the text itself.
import { type LostClaim, lostClaims, obstacleTo, obstacleToTexts } from '../../claiming/claim.ts';
import { consentAhead } from '../../claiming/client/consent-ahead.ts';
import { type Details, ownerOf, prefersTexts, type Race } from '../../claiming/referral.ts';
import type { OwnedRaceDeps } from '../../claiming/view/owned-race.ts';
import { introductions } from '../../consent/program.ts';
import { licenseLapsed } from '../../people/profile.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { zonesOfNumber } from '../../platform/time-zones/number-zones.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import { conversationOf, type FooterState, footerFor } from '../../texting/footer/footer.ts';
import { type FooterOfNextDeps, footerOfNext } from '../../texting/footer/footer-of-next.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import { type JudgeTextDeps, judgeText } from '../gate/judge-text.ts';
import { lastToWake } from '../gate/quiet-hours.ts';
import type { TextContent } from '../outbox/outbox-message.ts';
import { wordsOfFooter, wordsOfHold, wordsOfRefusal } from './explain.ts';
import type { NextText } from './next-text-answer.ts';

export type NextTextDeps = OwnedRaceDeps &
  FooterOfNextDeps &
  Omit<JudgeTextDeps, 'conversationFacts'> & {
    readDetails(referralId: string): Promise<Details>;
    /** The number that the conversation would text `phone` from; undefined when all are taken. */
    numberFor(phone: string, race: Race, now: Date): Promise<string | undefined>;
    brandOf: WordingOf;
  };

/** What becomes of that one can only be known later. */
const earlierCarriesThem = {
  code: 'earlier-text-carries-them',
  words:
    'An earlier text that has not left yet carries them. If that one does not reach the client first, this one carries them.',
};

/** For the owner, and before the claim for whoever may claim by a first text. */
export async function nextText(
  { teamId, agentId }: Agent,
  referralId: string,
  now: Date,
  deps: NextTextDeps,
): Promise<NextText | NotFound> {
  const [race, agent] = await Promise.all([
    deps.races.read(referralId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (race?.teamId !== teamId || agent === undefined || !mayAsk(race, agentId))
    return { refused: 'not-found' };
  if (!agent.licensed) return refused('license-lapsed', licenseLapsed.detail);
  const obstacle = obstacleFor(race, agentId, now);
  if (obstacle !== undefined) return refused(obstacle, lostClaims[obstacle]);
  const { client, area } = await deps.readDetails(referralId);
  const from = await deps.numberFor(client.phone, race, now);
  if (from === undefined) return refused('no-number-free', lostClaims['no-number-free']);
  const sender = { teamId, agentId };
  const claim = race.status === 'claimed' ? race.claim : undefined;
  const { round, brandId } = race;
  const { name: brand, optOutInstructions } = deps.brandOf(brandId);
  const names = { agentName: agent.name, brand };
  const text: TextContent = {
    outboxId: 'next',
    channel: 'text',
    program: introductions,
    brand: brandId,
    needs: 'on',
    to: client.phone,
    from,
    body: '',
    introduction: names,
    zones: [...zonesOf(area.state)],
    purpose: { kind: 'message', referralId, messageId: 'next', at: now.toISOString(), sender },
    createdAt: now.toISOString(),
  };
  const conversation = {
    conversation: conversationOf(referralId, round),
    instructions: optOutInstructions,
    isOutOfOrder: false,
    authorsEnd: undefined,
  };
  const consents = consentsAhead(client, deps.consents);
  const verdictAt = (at: Date, footer: FooterState | undefined) =>
    judgeText(text, at, { ...deps, consents, conversationFacts: async () => ({ ...conversation, footer }) });
  const verdict = await verdictAt(now, undefined);
  if (verdict.verdict === 'refuse') return refused(verdict.reason, wordsOfRefusal(verdict.reason));
  // Names and instructions are due or not when it leaves.
  const leavesAt = verdict.verdict === 'hold' ? verdict.until : now;
  const pair = { phone: client.phone, sender: { ...sender, brand: brandId } };
  const { had, ahead } = await footerOfNext(pair, { referralId, round, claim }, now, deps, leavesAt);
  const leaving = await verdictAt(leavesAt, ahead);
  if (leaving.verdict !== 'send' || leaving.footer === undefined) {
    throw new Error(`The gate says ${leaving.verdict} of a text that it would let go`);
  }
  const { code, names: conversationToName } = leaving.footer;
  const appended = leaving.append !== '';
  const isForEarlier = !appended && footerFor(had, text.outboxId, leavesAt).isDue;
  const why = isForEarlier ? earlierCarriesThem : { code, words: wordsOfFooter(code) };
  const whatGoes = {
    ...(conversationToName !== undefined && { introduction: names }),
    optOutInstructions: { appended, text: optOutInstructions, ...why },
  };
  if (verdict.verdict !== 'hold') return { goes: 'at-once', ...whatGoes };
  const { reason, until } = verdict;
  const zones = { place: text.zones, number: zonesOfNumber(text.to) };
  const timeZone = lastToWake(until, deps.quietHours, zones) ?? 'UTC';
  const hold = { code: reason, words: wordsOfHold(reason), until: until.toISOString(), timeZone };
  return { goes: 'held', ...whatGoes, hold };
}

/** The owner; while nobody is, who was offered it; afterwards, who was or had it. */
function mayAsk(race: Race, agentId: string): boolean {
  if (race.status === 'claimed') return ownerOf(race) === agentId;
  return race.offered.includes(agentId) || (race.status === 'returned' && race.claim?.agentId === agentId);
}

/** What a text would be answered before the gate is asked; a number that may come free is looked for apart. */
function obstacleFor(race: Race, agentId: string, now: Date): LostClaim | undefined {
  if (race.status === 'returned') return 'referral-returned';
  const lost = obstacleTo({ teamId: race.teamId, agentId, actId: 'next', at: now, by: 'text' }, race);
  switch (lost?.kind) {
    case undefined:
    case 'won':
    case 'already-yours':
    case 'not-offered':
      return prefersTexts(race) ? undefined : obstacleToTexts(race);
    default:
      return lost?.kind;
  }
}

/** As the gate will find them. */
function consentsAhead(
  client: Details['client'],
  consents: NextTextDeps['consents'],
): NextTextDeps['consents'] {
  return {
    async readFacts(text) {
      const facts = await consents.readFacts(text);
      return { ...facts, consent: consentAhead(facts.consent, client) };
    },
  };
}

function refused(code: string, words: string): NextText {
  return { goes: 'not', refusal: { code, words } };
}
