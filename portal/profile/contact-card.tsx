// The numbers that Dibs texts and calls from, as a card for the phone's address book.
import { answerOf } from '../api/api.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { saveFile } from '../controls/save-file.ts';
import { useAct } from '../controls/use-act.ts';
import { useBrandName } from '../look/use-brand.ts';
import { useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { profileWords } from './words.ts';

export function ContactCard() {
  const own = useWordsOf(profileWords);
  const { api } = usePortal();
  const brand = useBrandName();
  const download = useAct(() => answerOf(api.GET('/contact-card', { parseAs: 'blob' })), {
    isRepeatable: true,
    onDone: (card) => saveFile(`${brand.toLowerCase()}.vcf`, card),
  });
  return (
    <section className="panel">
      <h2>{own.card}</h2>
      <p>{own.cardMore}</p>
      <ProblemNotice problem={download.problem} />
      <button type="button" disabled={download.isPending} onClick={() => download.run(undefined)}>
        {own.cardButton}
      </button>
    </section>
  );
}
