// A form of the back office: what is missing or no email is said beside its field in the portal's words, not in a bubble of the browser.
import { createContext, type ReactNode, type SubmitEvent, useContext, useState } from 'react';
import { useWordsOf } from '../../messages/language.tsx';

const english = { missing: 'Fill this in.', email: 'Enter an email address such as name@example.com.' };
const french: typeof english = {
  missing: 'Remplissez ce champ.',
  email: 'Entrez une adresse courriel comme nom@exemple.com.',
};
const spanish: typeof english = {
  missing: 'Complete este campo.',
  email: 'Escriba un correo electrónico como nombre@ejemplo.com.',
};

type Wrong = keyof typeof english;

const WrongContext = createContext<ReadonlyMap<string, Wrong>>(new Map());

export function Form({
  className,
  onSubmit,
  children,
}: {
  className?: string;
  /** Once nothing is missing. */
  onSubmit: () => void;
  children: ReactNode;
}) {
  const [wrong, setWrong] = useState<ReadonlyMap<string, Wrong>>(new Map());
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const found = [...event.currentTarget.elements].flatMap((element) => {
      const is = wrongIn(element);
      return is === undefined ? [] : [{ element, is }];
    });
    setWrong(new Map(found.map(({ element, is }) => [element.id, is])));
    const [first] = found;
    if (first === undefined) onSubmit();
    else if (first.element instanceof HTMLElement) first.element.focus();
  }
  return (
    <WrongContext value={wrong}>
      <form
        className={className}
        noValidate
        onSubmit={submit}
        onChange={({ target }) => {
          if (!(target instanceof Element) || !wrong.has(target.id)) return;
          setWrong(new Map([...wrong].filter(([id]) => id !== target.id)));
        }}
      >
        {children}
      </form>
    </WrongContext>
  );
}

/** What the form found wrong with that field. */
export function useWrong(id: string): string | undefined {
  const own = useWordsOf({ en: english, fr: french, es: spanish });
  const wrong = useContext(WrongContext).get(id);
  return wrong && own[wrong];
}

function wrongIn(element: Element): Wrong | undefined {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (!isField) return undefined;
  if (element.required && element.value.trim() === '') return 'missing';
  return element.validity.typeMismatch && element.type === 'email' ? 'email' : undefined;
}
