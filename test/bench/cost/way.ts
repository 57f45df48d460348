// What is left of a referral's price, and what would take it away: what keeps every promise, and what breaks which.
import { assumedMs, type Billed, secondsOf } from './bill.ts';
import { type Counts, callsOf } from './one-referral.ts';
import { costOf, type Priced } from './prices.ts';

/** `saves`: dollars a million. */
export type Step = { what: string; saves: number; price: string };

/** Each on top of those before it. */
export function wayFrom(counts: Counts, billed: Billed): { keeping: Step[]; breaking: Step[] } {
  const { emails } = billed;
  const offers = 1 + (counts.functions['claiming/create-referral']?.calls['dynamodb:UpdateItem'] ?? 0);
  const dispatch = counts.functions['stream/dispatch-changes'];
  const teamEmails = 2;
  const step = (what: string, saved: Partial<Record<Priced, number>>, price: string): Step => ({
    what,
    saves: costOf(saved) * 1_000_000,
    price,
  });
  return {
    keeping: [
      step(
        '`offer-referral` with one state: its function opens what is missing and saves the token, and the window comes with the start',
        { transitions: 1, invocations: 1 },
        'two releases: the window has to be in every input before a definition may count on it (DE-5)',
      ),
      step(
        'offers in a partition of each agent, read by their keys instead of by the index',
        { writeUnits: offers },
        'inboxes are read in two places until the offers of before are forgotten',
      ),
      step(
        'a client’s lease, turn and place in one item instead of three, and a ledger’s event without the item that finds it',
        { writeUnits: 6 },
        'an item with more reasons to change',
      ),
      step(
        'a team email by one call of SES instead of one for each mail',
        { gigabyteSeconds: ((emails - teamEmails) * assumedMs.perCall * 0.5) / 1000 },
        'a template, for SES’s bulk emails take nothing else',
      ),
    ],
    breaking: [
      step(
        'the offer window by an item that is due and a job each minute, instead of a workflow',
        { transitions: 1, writeUnits: -3 },
        'Step Functions are to model the offer: an operator sees no more where one stands',
      ),
      step(
        'no receipts of emails',
        {
          topicPublishes: emails,
          queueRequests: emails + teamEmails,
          invocations: teamEmails,
          readUnits: teamEmails,
        },
        'each email of which SES’s answer was lost goes out twice. By Firehose, whose function is handed a minute’s receipts, it is $15: but carriers’ events pass SNS and a queue, where what fails waits to be redriven',
      ),
      step(
        'one item of a referral for all offers',
        { writeUnits: offers - 1 },
        'an agent’s list pages through all that the team ever had, and no page takes a known time',
      ),
      step(
        'single writes instead of transactions: what creates a referral, appends to the ledger, gives a text to its carrier',
        { writeUnits: 10 },
        'what belongs together is there by half after a crash: a client without a number, consent without its evidence (CL-12, CO-13)',
      ),
      step(
        'eventually consistent reads',
        { readUnits: billed.readUnits / 2 },
        'no text of an offer for who said YES a moment ago (CL-2); a page that connected just now misses a change (LI-1)',
      ),
      step(
        'what follows the stream with 512 MB',
        { gigabyteSeconds: dispatch === undefined ? 0 : secondsOf(dispatch) / 2 },
        'offers and changes come later when it is cold (LI-1)',
      ),
      step(
        'emails given to SES by what follows the stream',
        { queueRequests: 3 * callsOfTeamEmails(counts), invocations: teamEmails },
        'a slow carrier holds up all that follows the stream',
      ),
    ],
  };
}

/** Of the messages that queues are sent those about emails. */
function callsOfTeamEmails(counts: Counts): number {
  return callsOf(counts, 'sqs:SendMessage') - (counts.functions['delivery/send-texts']?.invocations ?? 0);
}
