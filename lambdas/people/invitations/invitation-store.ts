// Invitations in the table: on the agent's own item, each step one conditional write; which account is a person's, beside their membership.
import * as z from 'zod';
import { newId } from '../../platform/ids.ts';
import { type Act, signed } from '../../platform/table/act.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { AgentProfile } from '../team.ts';
import type { Invitation, InvitationProblem, Sending } from './invitation.ts';

type Who = { teamId: string; agentId: string };

const membershipSchema = z.object({ account: z.string().optional() });
/** Holds for who is in the team and isn't known to sign in. */
const isToBeInvited =
  'attribute_exists(pk) AND attribute_not_exists(#left) AND attribute_not_exists(signedInAt)';
const names = { '#left': 'left' };

export function invitationStore(table: Table) {
  async function settle({ teamId, agentId }: Who, sending: Sending, ended: Invitation): Promise<void> {
    await table.update({
      key: keys.agent(teamId, agentId),
      update: 'SET invitation = :ended',
      condition: 'invitation = :sending',
      values: { ':ended': ended, ':sending': sending },
    });
  }

  return {
    /** Takes it on: whoever else has read the same profile comes too late. */
    async begin(
      { teamId, agentId, email, invitation }: AgentProfile,
      now: Date,
    ): Promise<Sending | undefined> {
      if (email === undefined || invitation === undefined) return undefined;
      const sending: Sending = { status: 'sending', to: email, at: now.toISOString(), id: newId('inv') };
      const { applied } = await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET invitation = :sending',
        condition: `${isToBeInvited} AND email = :email AND invitation = :was`,
        names,
        values: { ':sending': sending, ':email': email, ':was': invitation },
      });
      return applied ? sending : undefined;
    },

    /** How it ended, while it is still this one that counts. */
    async end(who: Who, sending: Sending, now: Date, problem?: InvitationProblem): Promise<void> {
      const { to, id } = sending;
      const at = now.toISOString();
      await settle(
        who,
        sending,
        problem === undefined ? { status: 'sent', to, id, at } : { status: 'failed', to, id, at, problem },
      );
    },

    /** Its email came back. Of another invitation than the last one it says nothing. */
    async noteBounced({ teamId, agentId }: Who, id: string, at: string): Promise<void> {
      await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET invitation.#status = :failed, invitation.#at = :at, invitation.problem = :bounced',
        condition: 'invitation.id = :id AND invitation.#status IN (:sending, :sent)',
        names: { '#status': 'status', '#at': 'at' },
        values: {
          ':failed': 'failed',
          ':at': at,
          ':bounced': 'bounced',
          ':id': id,
          ':sending': 'sending',
          ':sent': 'sent',
        },
      });
    },

    /** Asked for again. False when they have signed in, have left or have another email meanwhile. */
    async want({ teamId, agentId }: Who, email: string, now: Date, changedBy: Act): Promise<boolean> {
      const { applied } = await table.update({
        key: keys.agent(teamId, agentId),
        update: `SET invitation = :wanted${signed(changedBy)}`,
        condition: `${isToBeInvited} AND email = :email`,
        names,
        values: {
          ':wanted': { status: 'wanted', to: email, at: now.toISOString() } satisfies Invitation,
          ':email': email,
          ':changedBy': changedBy,
        },
      });
      return applied;
    },

    /** The first moment stays. */
    async noteSignedIn({ teamId, agentId }: Who, now: Date): Promise<void> {
      await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET signedInAt = :now',
        condition: isToBeInvited,
        names,
        values: { ':now': now.toISOString() },
      });
    },

    /** The username of the account that the person signs in with, whatever team they are in. */
    async accountOf(agentId: string): Promise<string | undefined> {
      return membershipSchema.parse((await table.get(keys.membership(agentId))) ?? {}).account;
    },

    async keepAccount(agentId: string, username: string): Promise<void> {
      await table.update({
        key: keys.membership(agentId),
        update: 'SET account = :username',
        condition: 'attribute_exists(pk)',
        values: { ':username': username },
      });
    },
  };
}
