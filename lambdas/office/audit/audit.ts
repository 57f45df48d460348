// PE-7: what the audit trail keeps of an act: who, when, and what was there before and after. Nothing that clients said or are reached by.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { lazily } from '../../platform/lazily.ts';
import { type Act, type ActName, actNames, actRoles, actSchema } from '../../platform/table/act.ts';

const values = z.record(z.string(), z.unknown());

export const auditEventSchema = lazily(() =>
  z
    .object({
      eventId: z.string().meta({ examples: ['evt_9dK2wLq0sXb7Tn4VhC1e'] }),
      at: instant,
      act: z.enum(actNames).meta({ id: 'ActName', examples: ['save-agent'] }),
      by: z
        .object({
          role: z.enum(actRoles).meta({ id: 'ActRole' }),
          id: z.string().meta({
            description: 'Of the person’s account or the machine client; of a lead, the agent’s.',
            examples: ['9a1f1b1e-4c1e-4d0a-9f44-6a0d5c1c7b10'],
          }),
          email: z
            .string()
            .optional()
            .meta({
              description: 'Of a person of the back office, as it was then.',
              examples: ['ava@network.example'],
            }),
          isMachine: z.literal(true).optional().meta({
            description: 'A program did it, as the machine client of that role.',
          }),
        })
        .meta({ id: 'ActedBy' }),
      teamId: z.string().optional(),
      agentId: z.string().optional(),
      referralId: z.string().optional(),
      about: z
        .object({
          kind: z.enum(['agent', 'plan', 'template', 'bulk-text']),
          id: z.string(),
          name: z.string().meta({ examples: ['Long-term buyers'] }),
        })
        .optional()
        .meta({
          id: 'ActedOn',
          description:
            'What was changed, as it was called then: it may be removed since. Of a bulk text, how its words begin.',
        }),
      names: z
        .record(z.string(), z.string())
        .optional()
        .meta({
          description: 'By their ids: how plans and templates that its values name were called then.',
          examples: [{ tpl_first_hello: 'First hello' }],
        }),
      phone: z.string().optional().meta({ description: 'Of an opt-out that was booked, or of a replay.' }),
      changed: z.array(z.string()).meta({
        description: 'The names of what changed, also of what is not shown: a client and notes on them.',
        examples: [['licensed', 'phone']],
      }),
      before: values.optional().meta({ description: 'What changed, as it was. Absent of what is new.' }),
      after: values.optional().meta({ description: 'What changed, as it is since.' }),
    })
    .meta({
      id: 'AuditEvent',
      examples: [
        {
          eventId: 'evt_9dK2wLq0sXb7Tn4VhC1e',
          at: '2026-03-02T15:04:05.000Z',
          act: 'save-agent',
          by: { role: 'admin', id: '9a1f1b1e-4c1e-4d0a-9f44-6a0d5c1c7b10' },
          teamId: 'tm_demo',
          agentId: 'agt_04',
          changed: ['licensed'],
          before: { licensed: true },
          after: { licensed: false },
        },
      ],
    }),
);
export type AuditEvent = z.infer<ReturnType<typeof auditEventSchema>>;

/** As long as a claim about a text can be brought to a US court (28 U.S.C. § 1658). */
const keptYears = 4;

/** When an act of that time is forgotten, in seconds since the epoch. */
export function auditExpiryOf(at: string): number {
  const until = new Date(at);
  until.setUTCFullYear(until.getUTCFullYear() + keptYears);
  return Math.floor(until.getTime() / 1000);
}

/** The years in which what is still kept at `now` happened, from that of `newest` on backwards. */
export function yearsOfAudit(newest: string, now: Date): string[] {
  const thisYear = now.getUTCFullYear();
  const last = thisYear - keptYears;
  // A cursor may name a year to come, in which nothing has happened.
  const first = Math.min(Number(newest.slice(0, 4)), thisYear);
  return Array.from({ length: Math.max(0, first - last + 1) }, (_, index) => String(first - index));
}

/** More of one act than that is not kept: it would not be read either. */
const mostCharacters = 16_000;

type Values = Record<string, unknown>;
/** `shown` with its values, `hidden` by its names alone. */
type Facts = { shown: Values; hidden?: Values; about?: AuditEvent['about'] };

const optionalText = z.string().optional();
const named = z.object({ name: z.string() });
/** A bulk text has no name: it is known by how it begins. */
const bulkNameLength = 60;

function beginningOf(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= bulkNameLength ? line : `${line.slice(0, bulkNameLength - 1).trimEnd()}…`;
}

/** What an act may change of an item, by its type. */
const factsIn: Readonly<Record<string, (item: unknown) => Facts>> = {
  team: (item) => ({
    shown: z.object({ name: z.string(), leadAgentId: z.string(), brandId: optionalText }).parse(item),
  }),
  agent: (item) => ({
    shown: z
      .object({
        name: z.string(),
        email: optionalText,
        phone: optionalText,
        licensed: z.boolean(),
        language: optionalText,
        left: z.object({ at: z.string(), handTo: optionalText }).optional(),
      })
      .parse(item),
    about: {
      kind: 'agent',
      ...z
        .object({ agentId: z.string(), name: z.string() })
        .transform(({ agentId: id, name }) => ({ id, name }))
        .parse(item),
    },
  }),
  concierge: (item) => ({ shown: z.object({ settings: values }).parse(item).settings }),
  'lead-routing': (item) => ({ shown: z.object({ settings: values }).parse(item).settings }),
  details: (item) => ({
    shown: z
      .object({
        teamId: z.string(),
        side: z.string(),
        kind: z.string(),
        area: z.unknown().optional(),
        priceRange: z.unknown().optional(),
        chain: z.object({ teamIds: z.array(z.string()) }).optional(),
      })
      .parse(item),
    hidden: z.object({ notes: z.unknown().optional(), client: z.unknown().optional() }).parse(item),
  }),
  template: (item) => {
    const shown = z
      .object({
        templateId: z.string(),
        name: z.string(),
        body: z.string(),
        removed: z.literal(true).optional(),
      })
      .parse(item);
    return { shown, about: { kind: 'template', id: shown.templateId, name: shown.name } };
  },
  plan: (item) => {
    const shown = z
      .object({
        planId: z.string(),
        name: z.string(),
        side: optionalText,
        starts: z.string(),
        steps: z.array(z.unknown()),
        removed: z.literal(true).optional(),
      })
      .parse(item);
    return { shown, about: { kind: 'plan', id: shown.planId, name: shown.name } };
  },
  'client-plan': (item) => {
    const shown = z.object({ planId: z.string(), state: z.string(), reason: optionalText }).parse(item);
    return { shown, about: { kind: 'plan', id: shown.planId, name: named.parse(item).name } };
  },
  bulk: (item) => {
    const shown = z
      .object({ bulkId: z.string(), status: z.string(), body: z.string(), count: z.int() })
      .parse(item);
    return { shown, about: { kind: 'bulk-text', id: shown.bulkId, name: beginningOf(shown.body) } };
  },
  operation: (item) => ({
    shown: z.object({ queue: optionalText, workflow: optionalText, execution: optionalText }).parse(item),
  }),
  'import-report': (item) => ({ shown: z.object({ importId: z.string(), lines: z.int() }).parse(item) }),
  // CT-4: administrators read neither stages nor tags nor notes.
  conversation: (item) => ({
    shown: {},
    hidden: z.object({ stage: z.unknown().optional(), tags: z.unknown().optional() }).parse(clientIn(item)),
  }),
  note: (item) => ({ shown: {}, hidden: { note: z.object({ noteId: z.string() }).parse(item).noteId } }),
  message: (item) => ({ shown: z.object({ askedToStop: optionalText }).parse(item) }),
  race: (item) => {
    const { status, claim, returned } = z
      .object({
        status: z.string(),
        claim: z.object({ agentId: z.string() }).optional(),
        returned: z.object({ reason: z.string() }).optional(),
      })
      .parse(item);
    return {
      shown: { status, owner: claim?.agentId, reason: status === 'returned' ? returned?.reason : undefined },
    };
  },
};

function clientIn(item: unknown): object {
  return z.object({ client: z.looseObject({}).optional() }).parse(item).client ?? {};
}

/** Acts that are news even when nothing of what is kept differs: a referral is offered anew to the same team, a queue redriven once more. */
const alwaysNews: readonly ActName[] = [
  'offer-referral-again',
  'redrive-queue',
  'replay',
  'restart-workflow',
];
/** Each is an act of its own: the same list again is another import. */
const madeAnew = ['import-report'];

const changedItem = z.object({
  type: z.string(),
  pk: z.string(),
  sk: z.string(),
  teamId: optionalText,
  agentId: optionalText,
  referralId: optionalText,
  phone: optionalText,
  answeredBy: z.object({ teamId: z.string() }).optional(),
});

/**
 * The act by which an item came to be `after`; undefined when it was none, or the item was changed by something else since. The same
 * change, told again, is the same event.
 */
export function auditEventIn(
  before: unknown,
  after: unknown,
  derivedId: (prefix: 'evt', ...parts: string[]) => string,
): AuditEvent | undefined {
  const item = changedItem.safeParse(after).data;
  if (item === undefined) return undefined;
  if (item.type === 'ledger-event') return recordedOptOut(after, derivedId);
  const facts = factsIn[item.type];
  const act = signatureOn(after);
  if (facts === undefined || act === undefined || act.actId === signatureOn(before)?.actId) return undefined;
  const { pk, sk, agentId, referralId } = item;
  const {
    teamId = item.answeredBy?.teamId ?? (pk.startsWith('TEAM#') ? pk.slice('TEAM#'.length) : undefined),
  } = item;
  const was = before === undefined || madeAnew.includes(item.type) ? undefined : facts(before);
  const is = facts(after);
  const shown = changedIn(was?.shown, is.shown);
  const hidden = changedIn(was?.hidden, is.hidden ?? {});
  const changed = [...shown, ...hidden].toSorted();
  if (changed.length === 0 && !alwaysNews.includes(act.name)) return undefined;
  const kept = {
    ...(was !== undefined && { before: picked(was.shown, shown) }),
    after: picked(is.shown, shown),
  };
  return {
    eventId: derivedId('evt', 'audit', act.actId, pk, sk),
    at: act.at,
    act: act.name,
    by: {
      role: act.role,
      id: act.id,
      ...(act.email !== undefined && { email: act.email }),
      ...(act.isMachine && { isMachine: act.isMachine }),
    },
    ...(teamId !== undefined && { teamId }),
    ...(agentId !== undefined && { agentId }),
    ...(referralId !== undefined && { referralId }),
    ...(is.about && { about: is.about }),
    ...(item.type === 'operation' && item.phone !== undefined && { phone: item.phone }),
    changed,
    ...(JSON.stringify(kept).length <= mostCharacters && kept),
  };
}

/** The plans and templates that the values of an event name by their ids alone. */
export function referredToIn({ about, before, after }: AuditEvent): {
  planIds: string[];
  templateIds: string[];
} {
  const all = [before, after];
  const idsAt = (name: string) =>
    [...new Set(all.flatMap((values) => textsAt(values, name)))].filter((id) => id !== about?.id);
  return { planIds: idsAt('planId'), templateIds: idsAt('templateId') };
}

/** The texts that stand under that name, however deep. */
function textsAt(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === name && typeof part === 'string' ? [part] : textsAt(part, name),
  );
}

/** Of a lead's own team alone: from where a referral came to it, or where it went, is not theirs to know. */
export function asSeenByLead({ before, after, changed, ...event }: AuditEvent): AuditEvent {
  const own = (its: Values) =>
    Object.fromEntries(Object.entries(its).filter(([name]) => !['teamId', 'chain'].includes(name)));
  // RT-10: nor that other teams have their turn.
  return {
    ...event,
    changed: changed.filter((name) => name !== 'chain'),
    ...(before && { before: own(before) }),
    ...(after && { after: own(after) }),
  };
}

/** Built once: every change in the table is asked whether it is signed. */
const signed = lazily(() => z.object({ changedBy: actSchema() }));

function signatureOn(item: unknown): Act | undefined {
  return signed().safeParse(item).data?.changedBy;
}

/** CO-19, TX-14: the ledger itself says which administrator had it recorded, or which lead. Their own client's phone is no lead's act. */
function recordedOptOut(
  item: unknown,
  derivedId: (prefix: 'evt', ...parts: string[]) => string,
): AuditEvent | undefined {
  const { data } = optOutInLedger.safeParse(item);
  if (data === undefined) return undefined;
  const {
    eventId,
    at,
    recordedAt = at,
    phone,
    program,
    brand,
    how,
    clientId,
    email,
    isMachine,
    leadId,
    teamId,
    referralId,
  } = data;
  const did =
    clientId === undefined
      ? leadId !== undefined && {
          act: 'stop-texting' as const,
          by: { role: 'lead' as const, id: leadId },
          teamId,
          referralId,
        }
      : {
          act: 'book-opt-out' as const,
          by: {
            role: 'admin' as const,
            id: clientId,
            ...(email && { email }),
            ...(isMachine && { isMachine }),
          },
          phone,
        };
  if (did === false) return undefined;
  return {
    eventId: derivedId('evt', 'audit', eventId),
    at: recordedAt,
    ...did,
    changed: ['optOut'],
    after: { program, ...(how !== undefined && { how }), ...(brand !== undefined && { brand }) },
  };
}

const optOutInLedger = z.object({
  act: z.enum(['opted-out-otherwise', 'marked-cannot-be-texted']),
  eventId: z.string(),
  at: instant,
  recordedAt: instant.optional(),
  phone: z.string(),
  program: z.string(),
  brand: optionalText,
  how: optionalText,
  clientId: optionalText,
  email: optionalText,
  isMachine: z.literal(true).optional(),
  leadId: optionalText,
  teamId: optionalText,
  referralId: optionalText,
});

function changedIn(was: Values | undefined, is: Values): string[] {
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is)])];
  return names.filter((name) => canonical(was?.[name]) !== canonical(is[name]));
}

function picked(from: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}

/** Members of one object may come from the table in another order. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
