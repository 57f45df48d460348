// CP-6: what three of them read, as it goes out.
import { Written } from '../../controls/written.tsx';
import { colon } from '../../messages/colon.ts';
import { isolated } from '../../messages/isolated.ts';
import { useWordsOf } from '../../messages/language.tsx';
import type { BulkPreview } from '../bulk-queries.ts';
import { bulkWords } from '../words.ts';

export function Samples({ preview: { samples } }: { preview: BulkPreview }) {
  const own = useWordsOf(bulkWords);
  const then = useWordsOf(colon);
  return (
    <section className="panel">
      <h3>{own.sure.samples}</h3>
      {samples.map(({ referralId, name, body, optOutInstructions }) => (
        <figure key={referralId} className="sample">
          <figcaption className="quiet">{own.sure.to(isolated(name))}</figcaption>
          <p className="template-text" dir="auto">
            {body}
          </p>
          {optOutInstructions !== undefined && (
            <p className="sample-appended">
              {own.sure.appended}
              {then}
              <Written>{optOutInstructions}</Written>
            </p>
          )}
        </figure>
      ))}
    </section>
  );
}
