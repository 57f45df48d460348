// Consent in the table: the ledger's events, and for each program and phone their projection.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { type Condition, type Item, isNew, type Write } from '../platform/table-requests.ts';
import { type Consent, consentSchema, openRequestOf } from './consent.ts';
import { dueFor } from './jobs/due.ts';
import { type LedgerEvent, ledgerEventSchema } from './ledger.ts';
import { type Program, programSchema } from './program.ts';
import { projectConsent } from './project-consent.ts';

/** What a write about consent has to find. `asked`: on, or waiting for the answer. */
export type Needed = 'on' | 'asked';

const writeTries = 10;

export function consentStore(table: Table) {
  /** All that was ever recorded about a phone, oldest first. */
  async function readLedger(phone: string): Promise<LedgerEvent[]> {
    const items = await table.queryAll({ pk: keys.ledger(phone) });
    return items.map((item) => ledgerEventSchema.parse(item));
  }

  /** Writes the projection of the ledger. Two at once: the slower one looks again. */
  async function project(program: Program, phone: string): Promise<Consent | undefined> {
    const key = keys.consent(program, phone);
    for (let tried = 0; tried < writeTries; tried += 1) {
      const item = await table.get(key);
      const events = await readLedger(phone);
      const consent = projectConsent(events.filter((event) => event.program === program));
      if (consent === undefined) return undefined;
      if (item !== undefined && isSame(consentSchema.parse(item), consent)) return consent;
      const revision = Number(item?.revision ?? 0);
      const due = dueFor(program, consent);
      const { applied } = await table.put(
        {
          ...key,
          type: 'consent',
          program,
          phone,
          ...consent,
          ...(due && keys.due(due.job, due.at, phone)),
          revision: revision + 1,
        },
        item === undefined ? isNew : unchangedSince(item.revision),
      );
      if (applied) return consent;
    }
    throw new Error('Too many changes of one consent at once');
  }

  return {
    readLedger,

    /** Writes the projection of the ledger again. */
    reproject: project,

    async read(program: Program, phone: string): Promise<Consent | undefined> {
      const item = await table.get(keys.consent(program, phone));
      return item && consentSchema.parse(item);
    },

    /** The consent with the count of its changes: a later one has a higher count. */
    async readRevised(
      program: Program,
      phone: string,
    ): Promise<{ consent: Consent; revision: number } | undefined> {
      const item = await table.get(keys.consent(program, phone));
      return item && { consent: consentSchema.parse(item), revision: Number(item.revision ?? 0) };
    },

    /** The phone's consent in each program, as its ledger has it, and the request that waits for its answer. */
    async readItems(phone: string): Promise<Item[]> {
      for (const program of programSchema.options) await project(program, phone);
      const items = await table.getAll(programSchema.options.map((program) => keys.consent(program, phone)));
      const requests = items.flatMap((item) => openRequestOf(consentSchema.parse(item)) ?? []);
      const requestKeys = requests.map(({ consentRequestId }) => keys.consentRequest(consentRequestId));
      return [...items, ...(await table.getAll(requestKeys))];
    },

    /** Appends `event` and answers what the phone's consent is now. Doing it twice, or late, has the same effect. */
    async record(event: LedgerEvent): Promise<Consent | undefined> {
      const { phone, at, eventId } = event;
      await table.put({ ...keys.ledgerEvent(phone, at, eventId), type: 'ledger-event', ...event }, isNew);
      return project(event.program, phone);
    },
  };
}

/** A part of a transaction that holds only while `phone` is on, or asked: a STOP that commits first prevents the rest. */
export function isStill(needed: Needed, program: Program, phone: string): Write {
  const condition = needed === 'on' ? '#status = :on' : '#status IN (:on, :pending)';
  return {
    check: {
      key: keys.consent(program, phone),
      condition,
      names: { '#status': 'status' },
      values: { ':on': 'on', ...(needed === 'asked' && { ':pending': 'pending' }) },
    },
  };
}

function unchangedSince(revision: unknown): Condition {
  if (revision === undefined) return { condition: 'attribute_not_exists(revision)' };
  return { condition: 'revision = :revision', values: { ':revision': revision } };
}

function isSame(one: Consent, other: Consent): boolean {
  return JSON.stringify(consentSchema.parse(one)) === JSON.stringify(consentSchema.parse(other));
}
