// The ten acts that capabilities below those that carry them out are handed, so that no import runs up.
import {
  type EmailDetailsDeps,
  emailDetails,
  type WithholdDetailsDeps,
  withholdDetails,
} from '../calling/client-details-email.ts';
import { type EndCallsDeps, endCalls } from '../calling/end-calls.ts';
import { type GreetClientDeps, greetClient } from '../campaigns/concierge/greet-client.ts';
import type { Race } from '../claiming/referral.ts';
import { type FollowRaceDeps, followRace } from '../clients/reminders/remind.ts';
import {
  type NotifyAgentsDeps,
  notifyAgent,
  notifyAgents,
  type TellAgentDeps,
  tellAgent,
} from '../delivery/notify-agent.ts';
import { withUses } from '../platform/with-uses.ts';
import { type WriteClaimingTextDeps, writeClaimingText } from '../texting/first-text/write-claiming-text.ts';
import { type TellReachDeps, tellReach } from '../texting/tell-reach.ts';

type Uses = NotifyAgentsDeps &
  TellAgentDeps &
  EndCallsDeps &
  GreetClientDeps &
  FollowRaceDeps &
  Omit<TellReachDeps, 'notifyAgent'> &
  WriteClaimingTextDeps &
  EmailDetailsDeps &
  WithholdDetailsDeps;

/** `uses` with the acts that it carries out. */
export function handIn<U extends Uses>(uses: U) {
  const tellOne = withUses(notifyAgent, uses);
  return {
    ...uses,
    notifyAgent: tellOne,
    notifyAgents: withUses(notifyAgents, uses),
    tellReach: withUses(tellReach, { ...uses, notifyAgent: tellOne }),
    tellAgent: withUses(tellAgent, uses),
    endCalls: withUses(endCalls, uses),
    greetClient: withUses(greetClient, uses),
    moveReminders: (race: Race) => followRace(race, uses.now(), uses),
    writeClaimingText: withUses(writeClaimingText, uses),
    emailDetails: withUses(emailDetails, uses),
    withholdDetails: withUses(withholdDetails, uses),
  };
}
