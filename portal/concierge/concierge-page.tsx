// CP-8: how the team greets its new clients; the lead decides it.
import { useQuery } from '@tanstack/react-query';
import { Page } from '../controls/page.tsx';
import { Loading, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { ConciergeForm } from './concierge-form.tsx';
import { conciergeQuery } from './concierge-query.ts';
import { conciergeWords } from './words.ts';
import '../templates/templates.css';

export default function ConciergePage(_: { id: string | undefined }) {
  const { words } = useLanguage();
  const own = useWordsOf(conciergeWords);
  const profile = useProfile();
  const back = { to: '/campaigns', label: words.navigation.campaigns };
  return (
    <Page title={own.title} windowTitle={own.title} back={back}>
      {profile === undefined ? <Loading /> : profile.isLead ? <Settings /> : <p>{own.leadOnly}</p>}
    </Page>
  );
}

function Settings() {
  const { api, agent } = usePortal();
  const read = useQuery(conciergeQuery(api, agent.teamId));
  return <ReadState read={read}>{(saved) => <ConciergeForm saved={saved} />}</ReadState>;
}
