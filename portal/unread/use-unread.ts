// What is unread, by the inbox, which is read again when something changes.
import { useNow } from '../clock/use-now.ts';
import { useInbox } from '../inbox/inbox-queries.ts';
import { usePortal } from '../session/portal-context.tsx';
import { type Unread, unreadOf } from './unread.ts';

const refreshMs = 10_000;

/** Undefined until the inbox was read. `known`: all that it has. */
export function useUnread(): (Unread & { known: readonly string[] }) | undefined {
  const { agent } = usePortal();
  const now = useNow(refreshMs);
  const { data } = useInbox('all');
  const referrals = data?.pages.flatMap((page) => page.referrals);
  return (
    referrals && {
      ...unreadOf(referrals, agent.agentId, now),
      known: referrals.map(({ referralId }) => referralId),
    }
  );
}
