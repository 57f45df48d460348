// CP-1: the team's templates: a list, and for the lead one of them to write.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Page } from '../controls/page.tsx';
import { Loading, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { Samples } from './samples.tsx';
import { TemplatePage } from './template-page.tsx';
import { type Templates, templatesQuery } from './templates-query.ts';
import { templateWords } from './words.ts';
import './templates.css';

export default function TemplatesPage({ id }: { id: string | undefined }) {
  const { words } = useLanguage();
  const own = useWordsOf(templateWords);
  const profile = useProfile();
  if (profile?.isLead === true && id !== undefined) return <TemplatePage key={id} templateId={id} />;
  const back = { to: '/campaigns', label: words.navigation.campaigns };
  return (
    <Page title={own.title} windowTitle={own.title} back={back}>
      {profile === undefined ? <Loading /> : <All isLead={profile.isLead} />}
    </Page>
  );
}

function All({ isLead }: { isLead: boolean }) {
  const own = useWordsOf(templateWords);
  const { api, agent } = usePortal();
  const read = useQuery(templatesQuery(api, agent.teamId));
  return (
    <>
      <p>{isLead ? own.intro : own.leadOnly}</p>
      {isLead && (
        <p className="acts">
          <Link href="/campaigns/templates/new" className="button is-main">
            {own.new}
          </Link>
        </p>
      )}
      {isLead && <Samples />}
      <ReadState read={read}>
        {({ templates }) =>
          templates.length === 0 ? (
            <p className="empty">{own.none}</p>
          ) : (
            <ul className="rows">
              {templates.map((template) => (
                <li key={template.templateId}>
                  {isLead ? (
                    <Link href={`/campaigns/templates/${template.templateId}`} className="row">
                      <Facts template={template} />
                    </Link>
                  ) : (
                    <div className="row">
                      <Facts template={template} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </ReadState>
    </>
  );
}

function Facts({ template }: { template: Templates['templates'][number] }) {
  const { words } = useLanguage();
  const { name, body, longestSegments } = template;
  return (
    <>
      <span className="row-title" dir="auto">
        {name}
      </span>
      <span className="row-state">
        <span className="tag">{words.conversation.segments(longestSegments)}</span>
      </span>
      <span className="row-more" dir="auto">
        {body}
      </span>
    </>
  );
}
