// How large a file the browser reads: beyond that the page would stand still.
export const mostBytes = 5_000_000;

export const fileSizeWords = {
  en: 'The file has more than 5 MB. Split it.',
  fr: 'Le fichier dépasse 5 Mo. Divisez-le.',
};
