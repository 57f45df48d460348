// Claiming by the first text, for clients who prefer texts: written already, so that one tap is enough.
import { useQueryClient } from '@tanstack/react-query';
import type { Referral } from '../api/answers.ts';
import { Composer } from '../conversation/composer.tsx';
import { useKeptText } from '../conversation/kept-text.ts';
import { useNextText } from '../conversation/next-text-query.ts';
import { useSendText } from '../conversation/use-send-text.ts';
import { useBrandName } from '../look/use-brand.ts';
import { useLanguage } from '../messages/language.tsx';
import { refreshReferral } from '../referral/referral-queries.ts';
import { useProfile } from '../session/portal-context.tsx';

export function FirstText({ referral }: { referral: Referral }) {
  const { words } = useLanguage();
  const client = useQueryClient();
  const profile = useProfile();
  const [typed, setTyped] = useKeptText(referral.referralId);
  const refresh = () => refreshReferral(client, referral.referralId);
  const send = useSendText(referral.referralId, {
    onSent: () => {
      setTyped(undefined);
      refresh();
    },
    onFailed: refresh,
  });
  const agentName = profile?.name ?? '';
  const brand = useBrandName();
  const draft =
    profile === undefined
      ? ''
      : words.claim.firstTextDraft(agentName, brand, referral.side, referral.area.city);
  const body = typed ?? draft;
  const next = useNextText(referral.referralId);
  return (
    <section className="panel claim">
      <h2>{words.claim.firstText}</h2>
      <Composer
        referral={referral}
        isDraft={typed === undefined}
        label={words.claim.firstText}
        body={body}
        next={next}
        onChange={setTyped}
        onSend={() => send.run(body)}
        sendLabel={words.claim.sendAndClaim}
        isBig
        isPending={send.isPending}
        isWaiting={send.isWaiting}
        problem={send.problem}
      />
    </section>
  );
}
