// What `npm start` prints: where to look, and commands to paste that run one race from the offer to the claim.
import { DEMO_AGENTS, DEMO_CLIENT_PHONE, DEMO_TEAM } from './team.ts';

export function walkThrough(url: string): string {
  const [lead, amir, bea] = DEMO_AGENTS;
  return `
Dibs runs at ${url}

  API description   ${url}/openapi.json
  Texts of a phone  ${url}/_local/phones/${amir?.phone}
  Emails            ${url}/_local/emails/${lead?.email}
  Queues            ${url}/_local/queues
  Workflows         ${url}/_local/executions
  The clock         ${url}/_local/clock

Try a race (paste into another terminal, in this order):

  login() { curl -s ${url}/_local/login -d "$1" | sed 's/.*"token":"\\([^"]*\\)".*/\\1/'; }
  SOURCE=$(login '{"client":"source"}')
  AMIR=$(login '{"agentId":"${amir?.agentId}"}')
  BEA=$(login '{"agentId":"${bea?.agentId}"}')

  # The source creates a referral; every agent of the team is offered it.
  REF=$(curl -s ${url}/referrals -H "Authorization: Bearer $SOURCE" -H 'Content-Type: application/json' \\
    -H "Idempotency-Key: demo-$(date +%s)" -d '{"teamId":"${DEMO_TEAM.teamId}","side":"buyer",
      "area":{"city":"Seattle","state":"WA"},"client":{"name":"Clara Demo","phone":"${DEMO_CLIENT_PHONE}",
      "textConsent":{"at":"2026-01-01T00:00:00Z","source":"web form","words":"Agents may text me."}}}' \\
    | sed 's/.*"referralId":"\\([^"]*\\)".*/\\1/'); echo $REF

  # Amir sends the first text: he has the client. Bea is too late.
  say() { curl -s ${url}/referrals/$REF/messages -H "Authorization: Bearer $1" \\
    -H 'Content-Type: application/json' -d '{"body":"Hello Clara, shall we talk?"}'; echo; }
  say $AMIR; say $BEA

  # What the client's phone shows, and what the source sees.
  curl -s ${url}/_local/phones/${DEMO_CLIENT_PHONE}; echo
  curl -s ${url}/referrals/$REF -H "Authorization: Bearer $SOURCE"; echo

  # Thirty days later.
  curl -s ${url}/_local/clock -d '{"advance":"P30D"}'; echo
`;
}
