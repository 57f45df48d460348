// Which field of a referral a column of a file means, by its heading, and what its values mean.
import type { LanguageCode } from '../../../messages/language-code.ts';
import { foldedHeading } from '../../shared/csv/read-csv.ts';
import type { Draft, DraftField } from '../fields/draft.ts';

/** In each language, as the API names them, and as an exported list does. Where several occur, the first counts. */
const headings: Record<DraftField, readonly string[]> = {
  teams: [
    'team ids',
    'team id',
    'identifiant de l’équipe',
    'teams',
    'équipes',
    'team',
    'équipe',
    'id del equipo',
    'equipos',
    'equipo',
  ],
  side: ['side', 'côté', 'lado', 'compra o venta'],
  kind: ['kind', 'type', 'tipo'],
  city: ['city', 'ville', 'ciudad'],
  state: ['state', 'province', 'state or province', 'province ou état', 'estado', 'estado o provincia'],
  postalCode: [
    'zip or postal code',
    'postal code',
    'zip',
    'zip code',
    'code postal',
    'código postal',
    'código zip',
  ],
  priceMin: ['price from', 'min price', 'price min', 'prix minimal', 'precio desde', 'precio mínimo'],
  priceMax: ['price to', 'max price', 'price max', 'prix maximal', 'precio hasta', 'precio máximo'],
  priceWords: [
    'price range',
    'price',
    'fourchette de prix',
    'prix',
    'price range in words',
    'fourchette de prix en mots',
    'rango de precio',
    'precio',
    'rango de precio en palabras',
  ],
  notes: ['notes', 'notes for agents', 'notes pour les agents', 'notas', 'notas para los agentes'],
  name: ['name', 'client', 'client name', 'nom', 'nom du client', 'nombre', 'cliente', 'nombre del cliente'],
  phone: [
    'phone',
    'client phone',
    'téléphone',
    'mobile',
    'cell',
    'teléfono',
    'teléfono del cliente',
    'celular',
  ],
  email: ['email', 'e-mail', 'client email', 'courriel', 'correo electrónico', 'correo'],
  consentAt: ['consent at', 'consented at', 'when they agreed', 'quand il a accepté', 'cuándo aceptó'],
  consentSource: ['consent source', 'where they agreed', 'où il a accepté', 'dónde aceptó'],
  consentWords: [
    'consent words',
    'the exact words they saw',
    'les mots exacts qu’il a vus',
    'las palabras exactas que vio',
  ],
  consentCovers: ['consent covers', 'covers', 'what they agreed to', 'ce qu’il a accepté', 'qué aceptó'],
  offerMinutes: ['offer minutes', 'minutes to claim', 'minutes pour le prendre', 'minutos para tomarlo'],
};

/** The column in which refused lines say why: it is no field when the file is mended and comes again. */
export const reasonHeadings: Readonly<Record<LanguageCode, string>> = {
  en: 'What to fix',
  fr: 'À corriger',
  es: 'Por corregir',
};

const byHeading = new Map(
  Object.entries(headings).flatMap(([field, names]) =>
    names.map((name, rank) => [plain(name), { field, rank }] as const),
  ),
);

/** Without accents: who types a heading anew often leaves them out. */
function plain(heading: string): string {
  return foldedHeading(heading.normalize('NFD').replace(/\p{M}/gu, ''));
}

export function isKnownHeading(heading: string): boolean {
  return byHeading.has(plain(heading));
}

/** The place of each field's column, and the headings that say nothing. */
export function columnsOf(record: readonly string[]): {
  places: ReadonlyMap<DraftField, number>;
  ignored: readonly string[];
} {
  const places = new Map<DraftField, number>();
  for (const field of fieldsOf(headings)) {
    const named = record
      .map((heading, place) => ({ place, known: byHeading.get(plain(heading)) }))
      .filter(({ known }) => known?.field === field)
      .toSorted((one, other) => (one.known?.rank ?? 0) - (other.known?.rank ?? 0));
    const [first] = named;
    if (first !== undefined) places.set(field, first.place);
  }
  const used = new Set(places.values());
  const reasons: readonly string[] = Object.values(reasonHeadings).map(plain);
  const ignored = record.filter(
    (heading, place) => !used.has(place) && heading !== '' && !reasons.includes(plain(heading)),
  );
  return { places, ignored };
}

function fieldsOf<Field extends string>(named: Record<Field, unknown>): Field[] {
  const isField = (name: string): name is Field => name in named;
  return Object.keys(named).filter(isField);
}

const values: Partial<Record<DraftField, Readonly<Record<string, string>>>> = {
  side: {
    buyer: 'buyer',
    buy: 'buyer',
    acheteur: 'buyer',
    comprador: 'buyer',
    compra: 'buyer',
    seller: 'seller',
    sell: 'seller',
    vendeur: 'seller',
    vendedor: 'seller',
    venta: 'seller',
  },
  kind: {
    standard: 'standard',
    estandar: 'standard',
    estándar: 'standard',
    warmtransfer: 'warm-transfer',
    transfertimmediat: 'warm-transfer',
    transfertimmédiat: 'warm-transfer',
    transferenciaenvivo: 'warm-transfer',
  },
};

/** A line as a draft. */
export function draftIn(
  record: readonly string[],
  places: ReadonlyMap<DraftField, number>,
  empty: Draft,
): Draft {
  const draft: Record<DraftField, string> = { ...empty };
  for (const [field, place] of places) {
    const text = record[place] ?? '';
    draft[field] = values[field]?.[foldedHeading(text)] ?? (text === '' ? empty[field] : text);
  }
  return draft;
}
