// CP-4: whoever was handed a client whose plan stopped by that is asked whether to go on with it, until they did or left it.
import type { Referral } from '../../api/answers.ts';
import { Written } from '../../controls/written.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { useClientPlan } from './client-plan-query.ts';
import { nextStepOf } from './next-step.ts';
import { clientPlanWords } from './words.ts';

export default function HandedPlan({ referral, onDecide }: { referral: Referral; onDecide: () => void }) {
  const own = useWordsOf(clientPlanWords);
  const plan = useClientPlan(referral.referralId).data?.plan;
  if (plan?.reason !== 'handed-over' || nextStepOf(plan) === undefined) return null;
  return (
    <div className="notice" role="status">
      <p>
        {own.handedOver} <Written>{plan.name}</Written>
      </p>
      <button type="button" onClick={onDecide}>
        {own.decide}
      </button>
    </div>
  );
}
