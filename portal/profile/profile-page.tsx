// One's own page: profile, text alerts, the numbers to save, and signing out.
import type { Api } from '../api/api.ts';
import { Page } from '../controls/page.tsx';
import { Loading } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { PausePanel } from '../pause/pause-panel.tsx';
import { switchOff } from '../push/browser-push.ts';
import { DevicesPanel } from '../push/devices-panel.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import type { Session } from '../session/session.ts';
import { ContactCard } from './contact-card.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { ProfileForm } from './profile-form.tsx';
import { TextAlertsPanel } from './text-alerts-panel.tsx';
import './profile.css';

export default function ProfilePage() {
  const { words } = useLanguage();
  const { api, session } = usePortal();
  const profile = useProfile();
  return (
    <Page title={profile?.name ?? words.navigation.me} windowTitle={words.navigation.me}>
      {profile?.teamName !== undefined && <p className="quiet">{profile.teamName}</p>}
      <TextAlertsPanel />
      <PausePanel />
      <DevicesPanel />
      {profile === undefined ? <Loading /> : <ProfileForm profile={profile} />}
      <ContactCard />
      <LanguageChoice profile={profile} />
      <p className="acts">
        <button type="button" className="is-quiet" onClick={() => void leave(api, session)}>
          {words.session.signOut}
        </button>
      </p>
    </Page>
  );
}

/** Nobody waits long for it: what is left of the subscription ends with the next sign-in here, or with 410 at its push service. */
const patienceMs = 3000;

/** LI-2, LI-3: pushes in this browser end with the session. */
async function leave(api: Api, session: Session): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([switchOff(api).catch(() => undefined), late]);
  await session.signOut();
}
