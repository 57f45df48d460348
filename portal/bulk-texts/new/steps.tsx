// The three steps of a bulk text: where one is, and each one's heading, which takes the focus when it is come to.
import { useEffect, useRef } from 'react';
import { useWordsOf } from '../../messages/language.tsx';
import { bulkWords } from '../words.ts';
import { type Step, steps } from './step.ts';

export function Steps({ current }: { current: Step }) {
  const own = useWordsOf(bulkWords);
  return (
    <ol className="steps" aria-label={own.steps}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {index + 1}. {own.stepNames[step]}
        </li>
      ))}
    </ol>
  );
}

/** `isCome`: from another step; the page's own heading has the focus else. */
export function StepHeading({ children, isCome }: { children: string; isCome: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isCome) heading.current?.focus();
  }, [isCome]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
