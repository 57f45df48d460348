// How large a file the browser reads: beyond that the page would stand still.
export const mostBytes = 5_000_000;

export const fileSizeWords = {
  en: 'The file has more than 5 MB. Split it.',
  es: 'El archivo pasa de 5 MB. Divídalo.',
  fr: 'Le fichier dépasse 5 Mo. Divisez-le.',
};
