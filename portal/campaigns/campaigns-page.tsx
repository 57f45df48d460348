// The campaigns that there are for the reader: one row each, with what it is for.
import { Link } from 'wouter';
import { Page } from '../controls/page.tsx';
import { Loading } from '../controls/read-state.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { useProfile } from '../session/portal-context.tsx';
import { campaignParts, pathOf } from './parts.ts';
import { campaignWords } from './words.ts';

export function CampaignsPage() {
  const own = useWordsOf(campaignWords);
  const profile = useProfile();
  return (
    <Page title={own.title} windowTitle={own.title}>
      {profile === undefined ? (
        <Loading />
      ) : (
        <ul className="rows">
          {campaignParts
            .filter(({ isLeads }) => profile.isLead || !isLeads)
            .map(({ name }) => (
              <li key={name}>
                <Link href={pathOf(name)} className="row">
                  <span className="row-title">{own.parts[name].title}</span>
                  <span className="row-more">{own.parts[name].more}</span>
                </Link>
              </li>
            ))}
        </ul>
      )}
    </Page>
  );
}
