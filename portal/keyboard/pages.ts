// The pages that there are to go to, by their names.
import { folded } from '../messages/folded.ts';

type Names = {
  navigation: Readonly<
    Record<'inbox' | 'clients' | 'campaigns' | 'leadRouting' | 'responseTimes' | 'office' | 'me', string>
  >;
};

/** Those whose name begins with what was typed, or has a word that does. */
export function pagesFor(
  typed: string,
  { navigation }: Names,
  { isLead, isInOffice }: { isLead: boolean; isInOffice: boolean },
): { to: string; name: string }[] {
  const sought = folded(typed.trim());
  const pages = [
    { to: '/', name: navigation.inbox },
    { to: '/clients', name: navigation.clients },
    { to: '/campaigns', name: navigation.campaigns },
    ...(isLead
      ? [
          { to: '/lead-routing', name: navigation.leadRouting },
          { to: '/response-times', name: navigation.responseTimes },
        ]
      : []),
    ...(isInOffice ? [{ to: '/office', name: navigation.office }] : []),
    { to: '/me', name: navigation.me },
  ];
  return pages.filter(({ name }) =>
    folded(name)
      .split(' ')
      .some((word) => word.startsWith(sought)),
  );
}
