// What a push says, and what is shown of it beside what is there already (LI-3).
import * as z from 'zod/mini';

const pushed = z.object({
  subject: z.string(),
  body: z.string(),
  link: z.optional(z.string()),
  thread: z.string(),
  manner: z.enum(['rings', 'tells', 'replaces', 'withdraws']),
  at: z.string(),
});
export type Pushed = z.infer<typeof pushed>;

/** Undefined for what is no push of ours; a browser wants something shown all the same. */
export function readPush(text: string | undefined): Pushed | undefined {
  if (text === undefined) return undefined;
  try {
    return pushed.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export type Showing = { push: Pushed; isSilent: boolean; isClosedAtOnce: boolean };

/**
 * `before`: what is still shown of the same thread. `isLookedAt`: somebody has the portal before them. A push that was overtaken by a
 * later one does not take its place. Browsers want each push to show something: what withdraws an offer that isn't shown any more is
 * closed at once.
 */
export function showingOf(push: Pushed, before: Pushed | undefined, isLookedAt: boolean): Showing {
  const isOvertaken = before !== undefined && before.at > push.at;
  if (isOvertaken) return { push: before, isSilent: true, isClosedAtOnce: false };
  const isQuiet = push.manner === 'replaces' || push.manner === 'withdraws';
  return {
    push,
    isSilent: isQuiet || isLookedAt,
    isClosedAtOnce: push.manner === 'withdraws' && before === undefined,
  };
}

/** Whether somebody has still to look at it. */
export function isUnread(push: Pushed | undefined): boolean {
  return push?.manner === 'rings' || push?.manner === 'tells';
}

/** The page that a push leads to, never another origin's. */
export function pathOf({ link }: Pick<Pushed, 'link'>): string {
  return link !== undefined && URL.canParse(link) ? new URL(link).pathname : '/';
}
