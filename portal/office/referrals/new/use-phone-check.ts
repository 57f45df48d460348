// What a typed phone is, as soon as the library that knows has been loaded.
import { useEffect, useState } from 'react';
import type { CheckedPhone } from '../fields/check-draft.ts';

export function usePhoneCheck(typed: string): CheckedPhone | undefined {
  const [check, setCheck] = useState<(typed: string) => CheckedPhone>();
  const isTyped = typed !== '';
  useEffect(() => {
    if (!isTyped) return;
    let isWanted = true;
    // Without an answer the API alone checks.
    void import('../fields/phone-check.ts').then(
      ({ checkPhone }) => isWanted && setCheck(() => checkPhone),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isTyped]);
  return isTyped ? check?.(typed) : undefined;
}
