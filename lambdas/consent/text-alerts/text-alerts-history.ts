// The history of their text alerts that an agent is shown.
import * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { consentOf, noAlerts } from '../alerts.ts';
import type { Owner } from '../consent.ts';
import { automaticReason, type LedgerEvent, wordKind } from '../ledger/ledger.ts';
import { leadAlerts } from '../program.ts';
import { nextAlerts } from '../projection/project-alerts.ts';
import { inSequence } from '../projection/projection.ts';

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
        'phone-changed',
        'asked-to-reconfirm',
        'consent-request-sent',
        'word-received',
        'opted-out-automatically',
        'opted-out-otherwise',
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

/** Newest first. Of the others who have the phone or had it nothing is told, nor of words that changed nothing for this agent. */
export function textAlertsHistory(ledger: readonly LedgerEvent[], owner: Owner, brand: ItemBrand): Entry[] {
  const events = inSequence(ledger.filter((event) => event.program === leadAlerts && event.brand === brand));
  const own = new Set(events.filter((event) => isOf(event, owner)).map(({ eventId }) => eventId));
  let alerts = noAlerts;
  const told = events.filter((event) => {
    const before = consentOf(alerts, owner);
    alerts = nextAlerts(alerts, event);
    if ('consentRequestId' in event) return own.has(event.consentRequestId);
    return own.has(event.eventId) || (isOfPhone(event) && consentOf(alerts, owner) !== before);
  });
  return told
    .flatMap((event) => entryOf(event) ?? [])
    .toSorted(asTold)
    .toReversed()
    .slice(0, mostEntries);
}

/** Said by whoever has the phone, about all who have it. */
function isOfPhone({ act }: LedgerEvent): boolean {
  return act === 'word-received' || act === 'opted-out-otherwise';
}

function isOf(event: LedgerEvent, { teamId, agentId }: Owner): boolean {
  return 'agentId' in event && event.agentId === agentId && event.teamId === teamId;
}

/** By time; a text sent within the same moment was requested first. */
function asTold(one: Entry, other: Entry): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return Number(one.what === 'consent-request-sent') - Number(other.what === 'consent-request-sent');
}

function entryOf(event: LedgerEvent): Entry | undefined {
  const { at } = event;
  switch (event.act) {
    // Of clients alone.
    case 'consent-given-to-source':
    case 'marked-cannot-be-texted':
    case 'asked-to-stop':
      return undefined;
    case 'consent-request-sent':
    case 'imported':
    case 'opted-out-otherwise':
      return { at, what: event.act, words: event.words };
    case 'word-received':
      return { at, what: event.act, words: event.body, meaning: event.kind };
    case 'opted-out-automatically':
      return { at, what: event.act, reason: event.reason };
    default:
      return { at, what: event.act };
  }
}
