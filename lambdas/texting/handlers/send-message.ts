// POST /referrals/{referralId}/messages: texts the client; the first text claims (TX-2).
import * as z from 'zod';
import { lostClaims } from '../../claiming/claim.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { sendMessage } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { afterAll, isSameText, newMessage } from '../message.ts';
import { withIntroduction } from '../wording/first-text.ts';
import { shortenersIn } from '../wording/link-shorteners.ts';
import { spamPhrasesIn } from '../wording/spam-phrases.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRAND: z.string(),
  LINK_SHORTENERS: jsonVariable(z.array(z.string())),
  SPAM_PHRASES: jsonVariable(z.array(z.string())),
});
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const conversations = conversationStore(table);
const people = peopleStore(table);

export const handler = handle(sendMessage, async ({ caller, parameters, headers, body, now }) => {
  const { referralId } = parameters;
  const { agentId, teamId } = caller;
  refuseWhatCarriersBlock(body.body);
  const key = headers['idempotency-key'];
  const messageId = key === undefined ? newId('msg') : derivedId('msg', referralId, agentId, key);
  const attempt = {
    referralId,
    teamId,
    agentId,
    by: 'text',
    actId: messageId,
    at: now,
    text: body.body,
  } as const;
  const typed = { referralId, agentId, messageId, body: body.body, at: now.toISOString() };
  const outcome = await races.claim(attempt);
  if (outcome.kind === 'not-offered') throw notFound();
  if (outcome.kind !== 'won' && outcome.kind !== 'already-yours') {
    throw new Problem(outcome.kind, lostClaims[outcome.kind]);
  }
  const { claim } = outcome;
  if (claim.actId === messageId && claim.text !== typed.body) throw keyReused();
  const isSame = claim.actId === messageId || (key === undefined && isSameText(claim, typed.body, now));
  if (isSame) return newMessage({ ...typed, messageId: claim.actId, at: claim.at });
  return addMessage(typed, teamId, claim.at);
});

async function addMessage(
  typed: { referralId: string; agentId: string; messageId: string; body: string; at: string },
  teamId: string,
  claimedAt: string,
) {
  const { referralId, agentId, messageId, body } = typed;
  const [team, agent, sent] = await Promise.all([
    people.readTeam(teamId),
    people.readAgent(teamId, agentId),
    conversations.readSent(referralId),
  ]);
  const names = { agentName: agent?.name ?? agentId, brand: team?.brand ?? env.BRAND };
  const text = newMessage({
    ...typed,
    body: sent.introduced.has(agentId) ? body : withIntroduction(body, names),
    at: afterAll(typed.at, claimedAt, sent.lastSentAt),
  });
  const adding = await conversations.add(text, teamId);
  switch (adding) {
    case 'added':
      return text;
    case 'repeated': {
      const repeated = (await conversations.read(referralId, messageId)) ?? text;
      if (!repeated.body.endsWith(typed.body)) throw keyReused();
      return repeated;
    }
    case 'not-owner':
      throw notFound();
    default:
      throw new Problem(adding, lostClaims[adding]);
  }
}

function keyReused(): Problem {
  return new Problem('idempotency-key-reused', 'Use a new key for a different text.');
}

/** TX-9, and phrases that carriers take for spam. */
function refuseWhatCarriersBlock(text: string): void {
  const shorteners = shortenersIn(text, env.LINK_SHORTENERS);
  if (shorteners.length > 0) {
    const detail = `Carriers block texts with links from ${shorteners.join(', ')}. Use the full address.`;
    throw new Problem('link-shortener', detail, faultsOf(shorteners));
  }
  const phrases = spamPhrasesIn(text, env.SPAM_PHRASES);
  if (phrases.length === 0) return;
  const detail = `Carriers treat “${phrases.join('”, “')}” as spam and may block the text. Rephrase it.`;
  throw new Problem('spam-phrase', detail, faultsOf(phrases));
}

function faultsOf(found: readonly string[]) {
  return found.map((detail) => ({ path: '/body', detail }));
}
