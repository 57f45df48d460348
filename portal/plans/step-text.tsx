// What a step of a plan sends, in the client's words: with the opt-out instructions where they go out, or that its template is gone.
import { useWordsOf } from '../messages/language.tsx';
import type { PlanPreview } from './plan-queries.ts';
import { planWords } from './words.ts';

type Props = {
  step: Pick<PlanPreview['steps'][number], 'body' | 'optOutInstructions' | 'templateRemoved'>;
  instructions: string;
};

export function StepText({ step: { body, optOutInstructions, templateRemoved }, instructions }: Props) {
  const own = useWordsOf(planWords);
  if (templateRemoved) return <p className="refusal">{own.templateRemoved}</p>;
  return (
    <p className="template-text" dir="auto">
      {body}
      {optOutInstructions && (
        <>
          {' '}
          <span className="instructions">{instructions}</span>
        </>
      )}
    </p>
  );
}
