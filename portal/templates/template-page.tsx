// One template, or a new one: read, then written.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { Page } from '../controls/page.tsx';
import { isGone, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { sampleOf } from './sample-templates.ts';
import { TemplateForm } from './template-form.tsx';
import { templateQuery, templatesQuery } from './templates-query.ts';
import { templateWords } from './words.ts';

const nothingYet = { answer: { name: '', body: '' }, etag: undefined };

export function TemplatePage({ templateId }: { templateId: string }) {
  const { words } = useLanguage();
  const own = useWordsOf(templateWords);
  const { api, agent } = usePortal();
  const isNew = templateId === 'new';
  const search = useSearch();
  const sample = isNew ? sampleOf(new URLSearchParams(search).get('sample')) : undefined;
  // Saved again after a lost answer, it is the same one.
  const [newId] = useState(() => `tpl_${crypto.randomUUID()}`);
  const team = useQuery(templatesQuery(api, agent.teamId));
  const read = useQuery({ ...templateQuery(api, agent.teamId, templateId), enabled: !isNew });
  const title = isNew ? own.new : isGone(read.error) ? words.notFound : (read.data?.answer.name ?? own.title);
  return (
    <Page title={title} windowTitle={title} back={{ to: '/campaigns/templates', label: own.back }}>
      <ReadState read={team}>
        {(its) =>
          isNew ? (
            <TemplateForm templateId={newId} saved={nothingYet} begun={sample} team={its} />
          ) : (
            <ReadState read={read}>
              {(saved) => <TemplateForm templateId={templateId} saved={saved} team={its} />}
            </ReadState>
          )
        }
      </ReadState>
    </Page>
  );
}
