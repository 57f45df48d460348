// What a template comes to at its longest, and how it ends when the opt-out instructions are due (TX-5): counted as the API counts it.
import { longestOf } from '../../lambdas/campaigns/templates/longest-text.ts';
import type { Part } from '../../lambdas/campaigns/templates/template-text.ts';
import type { Cut } from '../../lambdas/texting/wording/segments.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import type { Templates } from './templates-query.ts';
import { templateWords } from './words.ts';

export function TemplatePreview({ parts, team }: { parts: readonly Part[]; team: Templates }) {
  const { words } = useLanguage();
  const own = useWordsOf(templateWords);
  const { text, accented, withInstructions, ...plain } = longestOf(parts, team);
  const said = ({ segments, encoding }: Cut) => words.conversation.segments(segments, encoding);
  return (
    <section className="panel" aria-label={own.preview}>
      <h2>{own.preview}</h2>
      <p className="quiet">{own.previewMore}</p>
      <p className="template-text" dir="auto">
        {text}
      </p>
      <p>{own.plain(said(plain))}</p>
      {accented.segments !== plain.segments && <p>{own.accented(said(accented))}</p>}
      <p>{own.withInstructions(said(withInstructions))}</p>
      <p className="quiet">{own.endsWith}</p>
      <p className="template-text" dir="auto">
        {team.optOutInstructions}
      </p>
    </section>
  );
}
