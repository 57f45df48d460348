// A phone number as people read it, on one line and from left to right.
import { useLanguage } from '../messages/language.tsx';

export function Phone({ children }: { children: string }) {
  const { formats } = useLanguage();
  return (
    <span className="phone" dir="ltr">
      {formats.phone(children)}
    </span>
  );
}
