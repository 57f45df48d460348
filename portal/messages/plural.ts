// Which form of a word a count takes, as each language has it: French says "0 client", Spanish "0 clientes".

type Choose = (count: number, one: string, other: string) => string;

function chooseIn(language: string): Choose {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other);
}

export const plural = { en: chooseIn('en'), fr: chooseIn('fr'), es: chooseIn('es') };
