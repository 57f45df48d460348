// Consent in the table: the ledger's events, and for each program and phone their projection.
import type { ItemBrand } from '../people/brand.ts';
import { readTogether } from '../platform/reads/read-together.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import type { Item, Write } from '../platform/table/table-requests.ts';
import {
  type Alerts,
  agentKey,
  alertsSchema,
  consentOf,
  isWaitedFor,
  noAlerts,
  openRequestsIn,
} from './alerts.ts';
import { type Consent, type ConsentFacts, consentSchema, type Owner } from './consent.ts';
import { dueIn } from './jobs/due.ts';
import { brandsIn, type LedgerEvent, ledgerEventSchema } from './ledger/ledger.ts';
import {
  type AgentProgram,
  type ClientProgram,
  introductions,
  isForClients,
  type Program,
  programSchema,
} from './program.ts';
import { nextAlerts } from './projection/project-alerts.ts';
import { nextConsent } from './projection/project-consent.ts';
import { projectionStore } from './projection/projection-store.ts';
import type { ConsentRequest } from './requests/consent-request.ts';

/** What a text about or by consent has to find. `owner`: the agent whose alerts it is about. */
export type Needed = {
  program: Program;
  needs: 'on' | 'asked';
  to: string;
  owner?: Owner | undefined;
  /** PE-1: consent is kept by program, brand and phone (CO-5). */
  brand?: ItemBrand;
};

export function consentStore(table: Table) {
  const clients = (program: ClientProgram, brand: ItemBrand) =>
    projectionStore(table, {
      program,
      brand,
      next: nextConsent,
      stateIn: (item) => (hasStatus(item) ? consentSchema.parse(item) : undefined),
      dueAt: () => undefined,
    });
  const agents = (program: AgentProgram, brand: ItemBrand) =>
    projectionStore<Alerts>(table, {
      program,
      brand,
      next: nextAlerts,
      stateIn: (item) => (item === undefined ? undefined : alertsSchema.parse(item)),
      dueAt: (alerts) => dueIn(program, alerts),
    });

  async function readAlerts(program: AgentProgram, phone: string, brand?: ItemBrand): Promise<Alerts> {
    return (await agents(program, brand).read(phone)) ?? noAlerts;
  }

  /** A client's consent; of a program to agents that of `owner`, who is an agent with this phone. */
  async function read(
    program: Program,
    phone: string,
    owner?: Owner,
    brand?: ItemBrand,
  ): Promise<Consent | undefined> {
    if (isForClients(program)) return clients(program, brand).read(phone);
    return owner && consentOf(await readAlerts(program, phone, brand), owner);
  }

  async function readLedger(phone: string): Promise<LedgerEvent[]> {
    const items = await table.queryAll({ pk: keys.ledger(phone) });
    return items.map((item) => ledgerEventSchema.parse(item));
  }

  return {
    read,
    readAlerts,

    /** Reads alerts on phones that were asked or texted before: one request for all that is asked for at once, as of a whole team. */
    alertsReader(program: AgentProgram): (phone: string, brand: ItemBrand) => Promise<Alerts | undefined> {
      const { sk } = keys.consent(program, '');
      const find = readTogether(async (partitions) => {
        const items = await table.getAll(partitions.map((pk) => ({ pk, sk })));
        return new Map(items.map((item) => [String(item.pk), alertsSchema.parse(item)]));
      });
      return (phone, brand) => find(keys.consent(program, phone, brand).pk);
    },

    /** All that was ever recorded about a phone, oldest first. */
    readLedger,

    /** The brands of which anything was ever recorded about a phone, the stage's first among them. */
    async readBrands(phone: string): Promise<ItemBrand[]> {
      return brandsIn(await readLedger(phone));
    },

    /** What was recorded about a phone from `from` on, oldest first, and up to `until`. */
    async readLedgerSince(phone: string, from: Date, until?: Date): Promise<LedgerEvent[]> {
      if (until !== undefined && until < from) return [];
      const items = await table.queryAll({
        pk: keys.ledger(phone),
        skFrom: from.toISOString(),
        // Behind every event of that moment.
        ...(until !== undefined && { skUntil: `${until.toISOString()}$` }),
      });
      return items.map((item) => ledgerEventSchema.parse(item));
    },

    /** A client's consent with the count of its changes: a later one has a higher count. */
    async readRevised(
      phone: string,
      brand?: ItemBrand,
    ): Promise<{ consent: Consent; revision: number } | undefined> {
      const { state, revision } = await clients(introductions, brand).readRevised(phone);
      return state && { consent: state, revision };
    },

    /** Whether a consent request waits for the phone's answer, by which change of its consent. */
    async readRequest({
      program,
      phone,
      brand,
      consentRequestId,
    }: Pick<ConsentRequest, 'program' | 'phone' | 'brand' | 'consentRequestId'>): Promise<{
      isOpen: boolean;
      revision: number;
    }> {
      if (isForClients(program)) throw new Error('Clients are asked by nobody');
      const { state = noAlerts, revision } = await agents(program, brand).readRevised(phone);
      return { isOpen: isWaitedFor(state, consentRequestId), revision };
    },

    async readFacts({
      program,
      to,
      owner,
      brand,
    }: Omit<Needed, 'needs'> & { needs: string }): Promise<ConsentFacts> {
      if (isForClients(program)) {
        const consent = await clients(program, brand).read(to);
        return { consent, hasStopped: consent?.status === 'opted-out' };
      }
      const alerts = await readAlerts(program, to, brand);
      return { consent: owner && consentOf(alerts, owner), hasStopped: alerts.stoppedAt !== undefined };
    },

    /** The phone's consent in each program of each brand, as its ledger has it, and the requests that wait for its answer. */
    async readItems(phone: string): Promise<Item[]> {
      const brands = brandsIn(await readLedger(phone));
      const uses = brands.flatMap((brand) => programSchema.options.map((program) => ({ program, brand })));
      for (const { program, brand } of uses) {
        await (isForClients(program) ? clients(program, brand) : agents(program, brand)).reproject(phone);
      }
      const items = await table.getAll(uses.map(({ program, brand }) => keys.consent(program, phone, brand)));
      const ofAgents = uses.flatMap(({ program, brand }) =>
        isForClients(program) ? [] : [{ program, brand }],
      );
      const alerts = await Promise.all(
        ofAgents.map(({ program, brand }) => readAlerts(program, phone, brand)),
      );
      const asked = alerts.flatMap(openRequestsIn);
      const requestKeys = asked.map(({ consentRequestId }) => keys.consentRequest(consentRequestId));
      return [...items, ...(await table.getAll(requestKeys))];
    },

    /** Appends `event` and answers what the consent of its client or its agent is now. Doing it twice, or late, has the same effect. */
    async record(event: LedgerEvent): Promise<Consent | undefined> {
      const { program, brand } = event;
      if (isForClients(program)) return clients(program, brand).record(event);
      const alerts = (await agents(program, brand).record(event)) ?? noAlerts;
      const isAgents = 'agentId' in event && event.act !== 'opted-out-otherwise';
      return isAgents ? consentOf(alerts, event) : undefined;
    },
  };
}

/** A word alone may have come from a phone, which changed nothing. */
function hasStatus(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'status' in item;
}

/** A part of a transaction that holds only while there is such consent: a STOP that commits first prevents the rest. */
export function isStill({ program, needs, to, owner, brand }: Needed): Write {
  const key = keys.consent(program, to, brand);
  if (!isForClients(program) && owner === undefined) {
    return { check: { key, condition: 'attribute_exists(pk) AND attribute_not_exists(stoppedAt)' } };
  }
  const agent = isForClients(program) ? undefined : owner;
  const path = agent ? 'agents.#agent.#status' : '#status';
  return {
    check: {
      key,
      condition: needs === 'on' ? `${path} = :on` : `${path} IN (:on, :pending)`,
      names: { '#status': 'status', ...(agent && { '#agent': agentKey(agent) }) },
      values: { ':on': 'on', ...(needs === 'asked' && { ':pending': 'pending' }) },
    },
  };
}
