// CP-1: the lead's templates: a list, and one of them to write.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Page } from '../controls/page.tsx';
import { Loading, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { TemplatePage } from './template-page.tsx';
import { type Templates, templatesQuery } from './templates-query.ts';
import { templateWords } from './words.ts';
import './templates.css';

export default function TemplatesPage({ templateId }: { templateId: string | undefined }) {
  const own = useWordsOf(templateWords);
  const profile = useProfile();
  if (profile?.isLead === true && templateId !== undefined)
    return <TemplatePage key={templateId} templateId={templateId} />;
  return (
    <Page title={own.title} windowTitle={own.title}>
      {profile === undefined ? <Loading /> : profile.isLead ? <All /> : <p>{own.leadOnly}</p>}
    </Page>
  );
}

function All() {
  const own = useWordsOf(templateWords);
  const { api, agent } = usePortal();
  const read = useQuery(templatesQuery(api, agent.teamId));
  return (
    <>
      <p>{own.intro}</p>
      <p className="acts">
        <Link href="/templates/new" className="button is-main">
          {own.new}
        </Link>
      </p>
      <ReadState read={read}>{({ templates }) => <Rows templates={templates} />}</ReadState>
    </>
  );
}

function Rows({ templates }: Pick<Templates, 'templates'>) {
  const { words } = useLanguage();
  const own = useWordsOf(templateWords);
  if (templates.length === 0) return <p className="empty">{own.none}</p>;
  return (
    <ul className="rows">
      {templates.map(({ templateId, name, body, longestSegments, longest }) => (
        <li key={templateId}>
          <Link href={`/templates/${templateId}`} className="row">
            <span className="row-title" dir="auto">
              {name}
            </span>
            <span className="row-state">
              <span className="tag">{words.conversation.segments(longestSegments, longest.encoding)}</span>
            </span>
            <span className="row-more" dir="auto">
              {body}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
