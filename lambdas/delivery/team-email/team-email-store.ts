// Team emails in the table: each step is one conditional write, as of other messages.
import { newId } from '../../platform/ids.ts';
import { expiryOf } from '../../platform/retention.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Item, isNew, setExpression } from '../../platform/table/table-requests.ts';
import {
  type Begun,
  type KnownTeamEmail,
  type TeamEmail,
  teamEmailSchema,
  teamEmailStateSchema,
} from './team-email.ts';

const status = { '#status': 'status' };

export function teamEmailStore(table: Table) {
  /** Ends one that is being sent since `startedAt`. */
  async function note(teamEmailId: string, startedAt: string, fields: Item): Promise<void> {
    const set = setExpression(fields, {
      names: status,
      values: { ':sending': 'sending', ':since': startedAt },
    });
    await table.update({
      key: keys.teamEmail(teamEmailId),
      ...set,
      condition: '#status = :sending AND startedAt = :since',
    });
  }

  return {
    /** One that is there already stays as it is. */
    async create(email: TeamEmail): Promise<void> {
      const expiresAt = expiryOf(email.createdAt);
      const item = { ...keys.teamEmail(email.teamEmailId), type: 'team-email', ...email, expiresAt };
      await table.put({ ...item, status: 'queued' }, isNew);
    },

    /**
     * Takes a queued one to send it, as long as it is of use. Taken under an id of its own: one whose answer was lost is known
     * again, and one that can't be told is given back, for nobody calls the carrier then.
     */
    async begin(teamEmailId: string, now: Date): Promise<Begun> {
      const startedBy = newId('try');
      const key = keys.teamEmail(teamEmailId);
      const at = now.toISOString();
      const sending = setExpression(
        { status: 'sending', startedAt: at, startedBy },
        { values: { ':queued': 'queued', ':now': at } },
      );
      const condition = '#status = :queued AND (attribute_not_exists(staleAt) OR staleAt > :now)';
      try {
        const outcome = await table.update({ key, ...sending, condition }, 'ALL_NEW');
        const item = outcome.applied ? outcome.item : outcome.current;
        if (item === undefined) throw new Error(`There is no team email ${teamEmailId}`);
        const { email, state } = knownIn(item);
        const isOurs = item.startedBy === startedBy;
        return isOurs && state.status === 'sending'
          ? { email, state, isOurs }
          : { email, state, isOurs: false };
      } catch (error) {
        await table.update({
          key,
          update: 'SET #status = :queued',
          condition: '#status = :sending AND startedBy = :by',
          names: status,
          values: { ':queued': 'queued', ':sending': 'sending', ':by': startedBy },
        });
        throw error;
      }
    },

    /** Its time is over before anyone took it. */
    async refuse(teamEmailId: string): Promise<void> {
      await table.update({
        key: keys.teamEmail(teamEmailId),
        update: 'SET #status = :refused, reason = :stale',
        condition: '#status = :queued',
        names: status,
        values: { ':refused': 'refused', ':stale': 'stale', ':queued': 'queued' },
      });
    },

    /** The carrier has answered for all but those who wait for their receipt. */
    await: (
      teamEmailId: string,
      startedAt: string,
      acceptedAt: string,
      left: { waiting: readonly string[]; apart: readonly string[] },
    ) => note(teamEmailId, startedAt, { acceptedAt, ...left }),

    /** The carrier took it at `acceptedAt`, but for those `apart`, who get it by a message of their own or not at all. */
    settle: (teamEmailId: string, startedAt: string, acceptedAt: string, apart: readonly string[]) =>
      note(teamEmailId, startedAt, { status: 'settled', acceptedAt, ...(apart.length > 0 && { apart }) }),

    /** A receipt came for one of them: of use only while its sender may not have heard the answer. */
    async noteArrived(teamEmailId: string, agentId: string): Promise<void> {
      await table.update({
        key: keys.teamEmail(teamEmailId),
        update: 'ADD arrived :agents',
        condition: '#status = :sending',
        names: status,
        values: { ':sending': 'sending', ':agents': new Set([agentId]) },
      });
    },

    /** Those that are there, by their ids. */
    async findAll(teamEmailIds: readonly string[]): Promise<ReadonlyMap<string, KnownTeamEmail>> {
      const found = (await table.getAll(teamEmailIds.map(keys.teamEmail))).map(knownIn);
      return new Map(found.map((known) => [known.email.teamEmailId, known]));
    },
  };
}

function knownIn(item: Item): KnownTeamEmail {
  return { email: teamEmailSchema.parse(item), state: teamEmailStateSchema.parse(item) };
}
