// The history of their text alerts that an agent is shown.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { automaticReason, type LedgerEvent, wordKind } from '../ledger.ts';
import { leadAlerts } from '../program.ts';
import { consentAfterEach } from '../project-consent.ts';

/** Enough for many years. */
const mostEntries = 200;

const entry = z
  .object({
    at: instant,
    what: z
      .enum([
        'imported',
        'enrolled',
        'left',
        'asked-to-reconfirm',
        'consent-request-sent',
        'word-received',
        'opted-out-automatically',
      ])
      .meta({ id: 'TextAlertsAct' }),
    words: z
      .string()
      .optional()
      .meta({ description: 'Exactly what the phone was texted, or texted itself.' }),
    meaning: wordKind.optional(),
    reason: automaticReason.optional(),
  })
  .meta({
    id: 'TextAlertsEntry',
    examples: [{ at: '2026-01-12T18:20:31.000Z', what: 'word-received', words: 'YES', meaning: 'start' }],
  });
type Entry = z.infer<typeof entry>;

export const textAlertsHistoryView = z.object({ history: z.array(entry) }).meta({ id: 'TextAlertsHistory' });

type Owner = { teamId: string; agentId: string };

/** Newest first. A phone may have been somebody else's before: of their events nothing is told. */
export function textAlertsHistory(ledger: readonly LedgerEvent[], owner: Owner): Entry[] {
  const alerts = ledger.filter(({ program }) => program === leadAlerts);
  const askedBy = new Map(alerts.map((event) => [event.eventId, ownerIn(event)]));
  return consentAfterEach(alerts)
    .filter(({ event, consent }) => {
      const asker = 'consentRequestId' in event ? askedBy.get(event.consentRequestId) : undefined;
      return isSame(ownerIn(event) ?? asker ?? consent?.owner, owner);
    })
    .flatMap(({ event }) => entryOf(event) ?? [])
    .toSorted(asTold)
    .toReversed()
    .slice(0, mostEntries);
}

/** By time; a text sent within the same moment was requested first. */
function asTold(one: Entry, other: Entry): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return Number(one.what === 'consent-request-sent') - Number(other.what === 'consent-request-sent');
}

/** Who is named in an event; the others belong to who asked for them, or whose alerts they were. */
function ownerIn(event: LedgerEvent): Owner | undefined {
  return 'agentId' in event ? event : undefined;
}

function isSame(one: Owner | undefined, other: Owner): boolean {
  return one?.agentId === other.agentId && one.teamId === other.teamId;
}

function entryOf(event: LedgerEvent): Entry | undefined {
  const { at } = event;
  switch (event.act) {
    // Of clients alone.
    case 'consent-given-to-source':
    case 'marked-cannot-be-texted':
      return undefined;
    case 'consent-request-sent':
    case 'imported':
      return { at, what: event.act, words: event.words };
    case 'word-received':
      return { at, what: event.act, words: event.body, meaning: event.kind };
    case 'opted-out-automatically':
      return { at, what: event.act, reason: event.reason };
    default:
      return { at, what: event.act };
  }
}
