// What is said of a list that can't be read as one, to the person at the page and at the command line.
import type { ListWords } from './consent-list.ts';

const english: ListWords = {
  file: (fault, columns) => {
    switch (fault.code) {
      case 'empty':
        return `The file is empty; its first line must name ${columns}.`;
      case 'workbook':
        return 'This is an Excel workbook, not a CSV file: save it as “CSV UTF-8” and import that.';
      case 'not-in-encoding':
        return `The file is not in the encoding ${fault.encoding}, or there is no such encoding.`;
      case 'unknown-encoding':
        return 'We don’t recognize the file’s encoding: save it as “CSV UTF-8”, or name its encoding, for example macintosh.';
      case 'quote-not-closed':
        return `Line ${fault.line}: a quotation mark (") opens a field and is never closed. Close it or remove it; a quotation mark inside a quoted field is written twice ("").`;
      case 'unreadable':
        return `Line ${fault.line}: ${fault.detail}.`;
    }
  },
  missing: (line, missing, columns, heading) =>
    `Line ${line} has no column ${missing}: the first line must name ${columns}, in any order. It says: ${heading}`,
  twice: (column) => `Two columns are called ${column}: remove or rename one of them.`,
  row: (fault, fields, columns, separator) => {
    if (fault === 'quote-not-closed')
      return 'a quotation mark opens a field and is not closed where the field ends';
    const shown = separator === '\t' ? 'a tab' : `“${separator}”`;
    const why =
      fault === 'check-quotes'
        ? 'check its quotation marks'
        : `put quotation marks around a field that holds ${shown}`;
    return `has ${fields} fields where the first line names ${columns} columns: ${why}`;
  },
};

const french: ListWords = {
  file: (fault, columns) => {
    switch (fault.code) {
      case 'empty':
        return `Le fichier est vide ; sa première ligne doit nommer ${columns}.`;
      case 'workbook':
        return 'C’est un classeur, pas un fichier CSV : enregistrez-le en « CSV UTF-8 » et importez celui-ci.';
      case 'not-in-encoding':
        return `Le fichier n’est pas encodé en ${fault.encoding}, ou cet encodage n’existe pas.`;
      case 'unknown-encoding':
        return 'L’encodage du fichier n’est pas reconnu : enregistrez-le en « CSV UTF-8 », ou nommez son encodage, par exemple macintosh.';
      case 'quote-not-closed':
        return `Ligne ${fault.line} : un guillemet (") ouvre un champ et n’est jamais fermé. Fermez-le ou retirez-le ; dans un champ entre guillemets, un guillemet s’écrit deux fois ("").`;
      case 'unreadable':
        return `Ligne ${fault.line} : ${fault.detail}.`;
    }
  },
  missing: (line, missing, columns, heading) =>
    `La ligne ${line} n’a pas de colonne ${missing} : la première ligne doit nommer ${columns}, dans n’importe quel ordre. Elle dit : ${heading}`,
  twice: (column) => `Deux colonnes s’appellent ${column} : retirez ou renommez l’une d’elles.`,
  row: (fault, fields, columns, separator) => {
    if (fault === 'quote-not-closed') return 'un guillemet ouvre un champ et n’est pas fermé à sa fin';
    const shown = separator === '\t' ? 'une tabulation' : `« ${separator} »`;
    const why =
      fault === 'check-quotes'
        ? 'vérifiez ses guillemets'
        : `mettez entre guillemets un champ qui contient ${shown}`;
    return `a ${fields} champs là où la première ligne nomme ${columns} colonnes : ${why}`;
  },
};

const spanish: ListWords = {
  file: (fault, columns) => {
    switch (fault.code) {
      case 'empty':
        return `El archivo está vacío; la primera línea debe nombrar ${columns}.`;
      case 'workbook':
        return 'Esto es un libro de Excel, no un archivo CSV: guárdelo como “CSV UTF-8” e importe ese.';
      case 'not-in-encoding':
        return `El archivo no tiene la codificación ${fault.encoding}, o esa codificación no existe.`;
      case 'unknown-encoding':
        return 'No se reconoce la codificación del archivo: guárdelo como “CSV UTF-8”, o indique su codificación, por ejemplo macintosh.';
      case 'quote-not-closed':
        return `Línea ${fault.line}: unas comillas (") abren un campo y nunca se cierran. Ciérrelas o quítelas; dentro de un campo entre comillas, las comillas se escriben dos veces ("").`;
      case 'unreadable':
        return `Línea ${fault.line}: ${fault.detail}.`;
    }
  },
  missing: (line, missing, columns, heading) =>
    `La línea ${line} no tiene la columna ${missing}: la primera línea debe nombrar ${columns}, en cualquier orden. Dice: ${heading}`,
  twice: (column) => `Dos columnas se llaman ${column}: quite una o cámbiele el nombre.`,
  row: (fault, fields, columns, separator) => {
    if (fault === 'quote-not-closed') return 'unas comillas abren un campo y no se cierran donde termina';
    const shown = separator === '\t' ? 'un tabulador' : `“${separator}”`;
    const why =
      fault === 'check-quotes'
        ? 'revise las comillas'
        : `ponga entre comillas el campo que contiene ${shown}`;
    return `tiene ${fields} campos donde la primera línea nombra ${columns} columnas: ${why}`;
  },
};

export const listWords = { en: english, fr: french, es: spanish };
