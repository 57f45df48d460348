// The ten acts that capabilities below those that carry them out are handed, so that no import runs up.
import {
  type EmailDetailsDeps,
  emailDetails,
  type WithholdDetailsDeps,
  withholdDetails,
} from '../calling/client-details-email.ts';
import { type EndCallsDeps, endCalls } from '../calling/end-calls.ts';
import { type GreetClientDeps, greetClient } from '../campaigns/concierge/greet-client.ts';
import type { OnStandingChangedDeps } from '../claiming/leaving/on-standing-changed.ts';
import type { OnRaceChangedDeps } from '../claiming/on-race-changed.ts';
import { type FollowRaceDeps, followRace } from '../clients/reminders/remind.ts';
import {
  type NotifyAgentsDeps,
  notifyAgent,
  notifyAgents,
  type TellAgentDeps,
  tellAgent,
} from '../delivery/notify-agent.ts';
import { type WriteClaimingTextDeps, writeClaimingText } from '../texting/first-text/write-claiming-text.ts';
import { type TellReachDeps, tellReach } from '../texting/tell-reach.ts';

type HandedIn = Pick<
  OnRaceChangedDeps,
  | 'notifyAgent'
  | 'notifyAgents'
  | 'tellReach'
  | 'endCalls'
  | 'greetClient'
  | 'moveReminders'
  | 'writeClaimingText'
  | 'emailDetails'
  | 'withholdDetails'
> &
  Pick<OnStandingChangedDeps, 'tellAgent'>;
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
export function handIn<U extends Uses>(uses: U): U & HandedIn {
  const tellOf: TellReachDeps['notifyAgent'] = (told) => notifyAgent(told, uses);
  return {
    ...uses,
    notifyAgent: tellOf,
    notifyAgents: (told) => notifyAgents(told, uses),
    tellReach: (race, occasion) => tellReach(race, occasion, { ...uses, notifyAgent: tellOf }),
    tellAgent: (news) => tellAgent(news, uses),
    endCalls: (race) => endCalls(race, uses),
    greetClient: (race) => greetClient(race, uses),
    moveReminders: (race) => followRace(race, uses.now(), uses),
    writeClaimingText: (race, claim) => writeClaimingText(race, claim, uses),
    emailDetails: (race, claim) => emailDetails(race, claim, uses),
    withholdDetails: (race, from, why) => withholdDetails(race, from, why, uses),
  };
}
