// What the page of lists says.
import { plural } from '../../messages/plural.ts';

const english = {
  title: 'Consent lists',
  intro:
    'Import text-alert consent that agents gave before Dibs. Each phone is then asked to confirm with YES, as fast as the carrier allows.',
  file: 'File (CSV)',
  fileHint: (columns: string) =>
    `Its first line names ${columns}, in any order. Separators and the usual encodings are recognized.`,
  encoding: 'Encoding',
  recognized: 'Detected',
  preview: 'Preview',
  readAs: (encoding: string, lines: string) => `Read as ${encoding}. ${lines} to import.`,
  lines: (count: number) => `${count} ${plural.en(count, 'line', 'lines')}`,
  ignored: (columns: string) => `Columns that are not used: ${columns}.`,
  first: 'The first lines',
  empty: 'There is no line below the first one. Add lines, and choose the file again.',
  line: 'Line',
  lineOf: (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`),
  broken: 'Lines that can’t be read',
  brokenMore: 'They are skipped. Fix them in the file and choose it again, or import the others now.',
  why: 'What to fix',
  import: (lines: string) => `Import ${lines}`,
  check: 'Check all lines first',
  wouldBe: (result: string) => `Nothing was imported yet. An import would come to: ${result}`,
  wouldBeRefused: 'Fix these in the file and choose it again, or import the others now.',
  running: (done: number, of: number) => `${done} of ${of} ${plural.en(of, 'line', 'lines')}`,
  goOn: 'Continue',
  stopped: 'It stopped halfway. What was imported stays; nothing is imported twice.',
  done: 'The list is imported.',
  result: (imported: number, known: number, refused: number) =>
    `${imported} imported, ${known} already known, ${refused} refused.`,
  refused: 'Refused lines',
  refusedMore: 'Fix them in a separate file and import it: the other lines are done.',
  noneRefused: 'No line was refused.',
  saveRefused: 'Refused lines as a file',
  fileName: 'refused-lines',
  another: 'Another file',
};

const french: typeof english = {
  title: 'Listes d’accords',
  intro:
    'Importez les accords aux alertes par texto que des agents ont donnés avant Dibs. Chaque téléphone doit ensuite confirmer par YES, aussi vite que l’opérateur le permet.',
  file: 'Fichier (CSV)',
  fileHint: (columns) =>
    `Sa première ligne nomme ${columns}, dans n’importe quel ordre. Séparateurs et encodages courants sont reconnus.`,
  encoding: 'Encodage',
  recognized: 'Comme reconnu',
  preview: 'Avant l’import',
  readAs: (encoding, lines) => `Lu en ${encoding}. ${lines} à importer.`,
  lines: (count) => `${count} ${plural.fr(count, 'ligne', 'lignes')}`,
  ignored: (columns) => `Colonnes non utilisées : ${columns}.`,
  first: 'Les premières lignes',
  empty: 'Il n’y a pas de ligne sous la première. Ajoutez-en, et choisissez le fichier à nouveau.',
  line: 'Ligne',
  lineOf: (from, to) => (from === to ? String(from) : `${from}–${to}`),
  broken: 'Lignes illisibles',
  brokenMore:
    'Elles sont laissées de côté. Corrigez-les dans le fichier et choisissez-le à nouveau, ou importez les autres maintenant.',
  why: 'À corriger',
  import: (lines) => `Importer ${lines}`,
  check: 'Vérifier d’abord toutes les lignes',
  wouldBe: (result) => `Rien n’est encore importé. Un import donnerait : ${result}`,
  wouldBeRefused:
    'Corrigez-les dans le fichier et choisissez-le à nouveau, ou importez les autres maintenant.',
  running: (done, of) => `${done} ${plural.fr(done, 'ligne', 'lignes')} sur ${of}`,
  goOn: 'Continuer',
  stopped: 'L’import s’est arrêté. Ce qui est importé le reste ; rien n’est importé deux fois.',
  done: 'La liste est importée.',
  result: (imported, known, refused) => `${imported} importées, ${known} déjà connues, ${refused} refusées.`,
  refused: 'Lignes refusées',
  refusedMore: 'Corrigez-les dans un fichier à part et importez-le : les autres lignes sont faites.',
  noneRefused: 'Aucune ligne n’a été refusée.',
  saveRefused: 'Lignes refusées dans un fichier',
  fileName: 'lignes-refusees',
  another: 'Un autre fichier',
};

const spanish: typeof english = {
  title: 'Listas de consentimiento',
  intro:
    'Importe los consentimientos para alertas que los agentes dieron antes de Dibs. Después, a cada teléfono se le pide confirmar con YES, tan rápido como el operador lo permite.',
  file: 'Archivo (CSV)',
  fileHint: (columns) =>
    `La primera línea nombra ${columns}, en cualquier orden. Se reconocen los separadores y las codificaciones usuales.`,
  encoding: 'Codificación',
  recognized: 'La reconocida',
  preview: 'Antes de importar',
  readAs: (encoding, lines) => `Leído como ${encoding}. ${lines} por importar.`,
  lines: (count) => `${count} ${plural.es(count, 'línea', 'líneas')}`,
  ignored: (columns) => `Columnas que no se usan: ${columns}.`,
  first: 'Las primeras líneas',
  empty: 'No hay ninguna línea debajo de la primera. Agregue líneas y elija el archivo de nuevo.',
  line: 'Línea',
  lineOf: (from, to) => (from === to ? String(from) : `${from}–${to}`),
  broken: 'Líneas que no se pueden leer',
  brokenMore: 'Se dejan fuera. Corríjalas en el archivo y elíjalo de nuevo, o importe ahora las demás.',
  why: 'Por corregir',
  import: (lines) => `Importar ${lines}`,
  check: 'Revisar primero todas las líneas',
  wouldBe: (result) => `Todavía no se importó nada. Una importación daría: ${result}`,
  wouldBeRefused: 'Corríjalas en el archivo y elíjalo de nuevo, o importe ahora las demás.',
  running: (done, of) => `${done} de ${of} ${plural.es(of, 'línea', 'líneas')}`,
  goOn: 'Continuar',
  stopped: 'Se detuvo a la mitad. Lo importado se conserva; nada se importa dos veces.',
  done: 'La lista está importada.',
  result: (imported, known, refused) =>
    `${imported} importadas, ${known} ya conocidas, ${refused} rechazadas.`,
  refused: 'Líneas rechazadas',
  refusedMore: 'Corríjalas en un archivo aparte e impórtelo: las demás líneas ya están hechas.',
  noneRefused: 'No se rechazó ninguna línea.',
  saveRefused: 'Líneas rechazadas en un archivo',
  fileName: 'lineas-rechazadas',
  another: 'Otro archivo',
};

export const consentListsWords = { en: english, fr: french, es: spanish };
