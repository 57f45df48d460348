// The greetings being changed: whether and when, and the words of each side with what a client reads.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentFieldsIn } from '../../lambdas/campaigns/concierge/greeting-text.ts';
import { parseTemplate } from '../../lambdas/campaigns/templates/template-text.ts';
import { type Versioned, versionedAnswerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { SaveButton } from '../controls/saving/save-button.tsx';
import { SaveProblem } from '../controls/saving/save-problem.tsx';
import { useReload } from '../controls/saving/use-reload.ts';
import { Unsaved } from '../controls/unsaved/unsaved.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { plansQuery } from '../plans/plan-queries.ts';
import { usePortal } from '../session/portal-context.tsx';
import { type Concierge, conciergeQuery } from './concierge-query.ts';
import { bodyOf, draftOf, isSaveable } from './draft.ts';
import { GreetingPanel } from './greeting-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { WhenPanel } from './when-panel.tsx';
import { conciergeWords } from './words.ts';

const sides = ['buyer', 'seller'] as const;

export function ConciergeForm({ saved }: { saved: Versioned<Concierge> }) {
  const { words } = useLanguage();
  const own = useWordsOf(conciergeWords);
  const { api, agent } = usePortal();
  const { teamId } = agent;
  const client = useQueryClient();
  const tell = useTell();
  // What the change began with: what comes meanwhile must not be saved over unseen.
  const [base, setBase] = useState(saved);
  const before = draftOf(base.answer);
  const [draft, setDraft] = useState(before);
  const [isTried, setTried] = useState(false);
  const query = conciergeQuery(api, teamId);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const faults = sides.flatMap((side) => [
    ...parseTemplate(draft[side]).faults,
    ...agentFieldsIn(draft[side]),
  ]);

  function begin(its: Versioned<Concierge>): void {
    setBase(its);
    setDraft(draftOf(its.answer));
  }
  const save = useAct(
    (etag: string | undefined) =>
      versionedAnswerOf(
        api.PUT('/teams/{teamId}/concierge', {
          params: { path: { teamId }, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body: bodyOf(draft),
        }),
      ),
    {
      isRepeatable: true,
      onDone: (answer) => {
        client.setQueryData(query.queryKey, answer);
        begin(answer);
        tell(words.saved);
      },
      // A plan that was removed is in the list no more.
      onFailed: ({ code }) =>
        code === 'unknown-plan' && void client.invalidateQueries(plansQuery(api, teamId)),
    },
  );
  const isPlanGone = save.problem?.code === 'unknown-plan';
  const reload = useReload(() => client.fetchQuery({ ...query, staleTime: 0 }), {
    save,
    overwrite: ({ etag }) => save.run(etag),
    begin,
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isSaveable(draft) && faults.length === 0) save.run(base.etag);
      }}
    >
      <p>{own.intro}</p>
      <WhenPanel draft={draft} isTried={isTried} onChange={(change) => setDraft({ ...draft, ...change })} />
      {sides.map((side) => (
        <GreetingPanel
          key={side}
          side={side}
          body={draft[side]}
          saved={base.answer}
          onBody={(body) => setDraft({ ...draft, [side]: body })}
        />
      ))}
      <PlanPanel
        planId={draft.planId}
        onPlan={(planId) => {
          if (isPlanGone) save.forget();
          setDraft({ ...draft, planId });
        }}
      />
      <SaveProblem says={own} save={save} reload={reload}>
        <ProblemNotice problem={save.problem} />
      </SaveProblem>
      <div className="acts">
        <SaveButton isChanged={isChanged} isPending={save.isPending} />
      </div>
      <Unsaved isUnsaved={isChanged && !save.isPending} />
    </form>
  );
}
