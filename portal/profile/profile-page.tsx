// One's own page: profile, text alerts, the numbers to save, and signing out.
import { Page } from '../controls/page.tsx';
import { Loading } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { ContactCard } from './contact-card.tsx';
import { ProfileForm } from './profile-form.tsx';
import { TextAlertsPanel } from './text-alerts-panel.tsx';
import './profile.css';

export default function ProfilePage() {
  const { words } = useLanguage();
  const { session } = usePortal();
  const profile = useProfile();
  return (
    <Page title={profile?.name ?? words.me.title} windowTitle={words.me.title}>
      {profile?.teamName !== undefined && <p className="quiet">{profile.teamName}</p>}
      <TextAlertsPanel />
      {profile === undefined ? <Loading /> : <ProfileForm profile={profile} />}
      <ContactCard />
      <p className="acts">
        <button type="button" className="is-quiet" onClick={() => session.signOut()}>
          {words.session.signOut}
        </button>
      </p>
    </Page>
  );
}
