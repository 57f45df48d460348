// What `npm start` prints: where to look, and commands to paste that run one race by text and one claim by phone.
import { DEMO_CALLED_AGENT, DEMO_CALLING_CLIENT_PHONE, DEMO_CLIENT_PHONE, DEMO_TEAM } from './team.ts';

const places = (url: string) => `
Dibs runs at ${url}

  The desk          ${url}/_local/desk   all of it at work, and a story to play

  The API           ${url}/docs   every route, to try (${url}/openapi.json)
  The portal        ${url}   asks who you are: no password needed here
  A phone's texts   ${url}/_local/phones/${DEMO_CLIENT_PHONE}
  Emails            ${url}/_local/emails/agent-01@agents.example
  Workflows         ${url}/_local/executions
  Events            ${url}/_local/events
  Queues            ${url}/_local/queues
  The clock         ${url}/_local/clock`;

const race = (url: string) => `
See a race: paste this into another terminal.

  API=${url}
  token() { curl -s $API/_local/login -d "$1" | sed 's/.*"token":"\\([^"]*\\)".*/\\1/'; }
  as() { TOKEN=$1; shift; curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "$@"; echo; }
  SOURCE=$(token '{"client":"source"}')

  # The source has a new client, who agreed to texts. It is offered to all ten agents of the team.
  REF=$(as $SOURCE $API/referrals -d '{"teamId":"${DEMO_TEAM.teamId}","side":"buyer",
    "area":{"city":"Seattle","state":"WA"},"notes":"Wants a garden.",
    "client":{"name":"Client Example","phone":"${DEMO_CLIENT_PHONE}","textConsent":
      {"at":"2026-01-01T00:00:00Z","source":"web form","words":"Agents may text me."}}}' \\
    | sed 's/.*"referralId":"\\([^"]*\\)".*/\\1/'); echo "referral $REF"

  # Ten agents are told by email (PT0S: no time passes, but all that was set in motion settles).
  curl -s $API/_local/clock -d '{"advance":"PT0S"}'; echo
  for n in 01 02 03 04 05 06 07 08 09 10; do curl -s $API/_local/emails/agent-$n@agents.example; echo; done

  # All ten send a first text at once. One has the client (201), nine were too late (409).
  for n in 01 02 03 04 05 06 07 08 09 10; do
    as $(token '{"agentId":"agt_'$n'"}') -w ' %{http_code}' $API/referrals/$REF/messages \\
      -d '{"body":"Hello, shall we talk about the garden?"}' &
  done; wait

  # What the client's phone shows, and what the source sees.
  curl -s $API/_local/clock -d '{"advance":"PT5S"}'; echo
  curl -s $API/_local/phones/${DEMO_CLIENT_PHONE}; echo
  as $SOURCE $API/referrals/$REF
`;

const phone = `
# Then a claim by phone: missed twice, won by the PIN. Paste this after it.

  AGENT=${DEMO_CALLED_AGENT.phone}; A=$(token '{"agentId":"${DEMO_CALLED_AGENT.agentId}"}')
  clock() { curl -s $API/_local/clock -d '{"advance":"'$1'"}'; echo; }

  # A client without consent to texts: nobody may text, so it goes by phone.
  REF=$(as $SOURCE $API/referrals -d '{"teamId":"${DEMO_TEAM.teamId}","side":"seller",
    "area":{"city":"Tacoma","state":"WA"},"client":{"name":"Client Sample","phone":"${DEMO_CALLING_CLIENT_PHONE}"}}' \\
    | sed 's/.*"referralId":"\\([^"]*\\)".*/\\1/'); echo "referral $REF"

  # "Call me to claim", 20 seconds, "call me again", 20 seconds: a number and a PIN.
  as $A -X POST $API/referrals/$REF/calls; clock PT20S; as $A $API/referrals/$REF/calls/mine
  as $A -X POST $API/referrals/$REF/calls; clock PT20S; as $A $API/referrals/$REF/calls/mine
  curl -s $API/_local/phones/$AGENT; echo

  # The PIN, dialed: the line says who has it and connects the winner with the client.
  PIN=$(as $A $API/referrals/$REF/calls/mine | sed 's/.*"pin":"\\([^"]*\\)".*/\\1/')
  LINE=$(as $A $API/referrals/$REF/calls/mine | sed 's/.*"dial":"\\([^"]*\\)".*/\\1/')
  curl -s $API/_local/phones/$AGENT/dial -d '{"to":"'$LINE'","digits":"'$PIN'"}'; echo
  as $SOURCE $API/referrals/$REF
`;

const typed = (url: string) => `
# The race by the typed client (client/README.md), in the folder of Dibs:

  npx node local/demo/race.ts ${url}
`;

export function walkThrough(url: string): string {
  return `${places(url)}\n${race(url)}${phone}${typed(url)}`;
}
