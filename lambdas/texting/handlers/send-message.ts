// POST /referrals/{referralId}/messages: texts the client; the first text claims (TX-2).
import * as z from 'zod';
import { lostClaims } from '../../claiming/claim.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { handle } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { sendMessage } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { introduced } from '../first-text.ts';
import { shortenersIn } from '../link-shorteners.ts';
import { isSameText, newMessage } from '../message.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRAND: z.string(),
  LINK_SHORTENERS: jsonVariable(z.array(z.string())),
});
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const conversations = conversationStore(table);
const routing = routingStore(table);

export const handler = handle(sendMessage, async ({ caller, parameters, headers, body, now }) => {
  const { referralId } = parameters;
  const { agentId } = caller;
  refuseShorteners(body.body);
  const key = headers['idempotency-key'];
  const messageId = key === undefined ? newId('msg') : derivedId('msg', referralId, agentId, key);
  const attempt = { referralId, agentId, by: 'text', actId: messageId, at: now, text: body.body } as const;
  const outcome = await races.claim(attempt);
  if (outcome.kind === 'not-offered') throw notFound();
  if (outcome.kind !== 'won' && outcome.kind !== 'already-yours') {
    throw new Problem(outcome.kind, lostClaims[outcome.kind]);
  }
  const { claim } = outcome;
  const isRepeat = key === undefined && isSameText(claim, body.body, now);
  if (outcome.kind === 'won' || isRepeat) {
    return newMessage({
      referralId,
      agentId,
      messageId: claim.actId,
      body: claim.text ?? body.body,
      at: claim.at,
    });
  }
  return addMessage({ referralId, agentId, messageId, at: now.toISOString() }, caller.teamId, body.body);
});

async function addMessage(
  message: { referralId: string; agentId: string; messageId: string; at: string },
  teamId: string,
  typed: string,
) {
  const { referralId, agentId, messageId } = message;
  const [team, agent, isKnown] = await Promise.all([
    routing.readTeam(teamId),
    routing.readAgent(teamId, agentId),
    conversations.hasIntroduced(referralId, agentId),
  ]);
  const names = { agentName: agent?.name ?? agentId, brand: team?.brand ?? env.BRAND };
  const text = newMessage({ ...message, body: isKnown ? typed : introduced(typed, names) });
  switch (await conversations.add(text)) {
    case 'added':
      return text;
    case 'repeated':
      return (await conversations.read(referralId, messageId)) ?? text;
    case 'not-allowed':
      throw new Problem('text-consent-missing', lostClaims['text-consent-missing']);
  }
}

function refuseShorteners(text: string): void {
  const found = shortenersIn(text, env.LINK_SHORTENERS);
  if (found.length === 0) return;
  const detail = `Carriers block texts with links of ${found.join(', ')}; use the full address.`;
  throw new Problem('link-shortener', detail, [{ path: '/body', detail: found.join(', ') }]);
}
