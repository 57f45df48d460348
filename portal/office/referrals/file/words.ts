// What the page says that refers clients by a file.
import { plural } from '../../../messages/plural.ts';
import { reasonHeadings } from './columns.ts';

const english = {
  title: 'Referrals from a file',
  intro:
    'A CSV file with one line per client, as spreadsheets save it: with commas or semicolons, in UTF-8 or as Excel writes it. Columns can be in any order.',
  needed: (columns: string) => `Needed: ${columns}.`,
  also: (columns: string) => `Also recognized: ${columns}.`,
  teamsMore: 'Name a team by its ID or full name. For several teams in order, put “>” between them.',
  sample: 'Save a sample file',
  choose: 'Choose a file',
  another: 'Choose another file',
  reading: 'Reading the file…',
  fileFaults: {
    empty: 'The file is empty. Its first line must name the columns.',
    workbook: 'This is an Excel workbook. Save it as “CSV UTF-8” and choose that file.',
    'unknown-encoding': 'We don’t recognize the file’s encoding. Save it as “CSV UTF-8” and choose it again.',
    'not-in-encoding': 'The file can’t be read. Save it as “CSV UTF-8” and choose it again.',
    'quote-not-closed': (line: number) =>
      `Line ${line}: a quotation mark opens a field and is never closed. Close it or remove it.`,
    unreadable: (line: number) => `Line ${line} can’t be read. Check its quotation marks.`,
    'columns-missing': (columns: string) =>
      `The first line has no column for: ${columns}. Add it and choose the file again.`,
    'too-many-lines': (count: number, most: number) =>
      `The file has ${count} lines. The most at once is ${most}: split it.`,
  },
  rowFaults: {
    'quote-not-closed': 'A quotation mark opens a field and is not closed.',
    'check-quotes': 'This line has more fields than there are columns. Check its quotation marks.',
    'too-many-fields':
      'This line has more fields than there are columns. Put quotation marks around any field that contains the separator.',
  },
  teamFaults: {
    'team-unknown': (named: string) => `There is no team “${named}”. Enter its ID or full name.`,
    'team-ambiguous': (named: string) => `Several teams are named “${named}”. Enter the ID.`,
  },
  ignored: (headings: string) => `Columns that are not used: ${headings}.`,
  counts: (ready: number, faulty: number) =>
    `${ready} ${plural.en(ready, 'line', 'lines')} can be referred, ${faulty} ${plural.en(faulty, 'needs', 'need')} fixing.`,
  onlyFaulty: 'Show only lines to fix',
  shown: (shown: number, all: number) => `Showing the first ${shown} of ${all} lines.`,
  line: 'Line',
  standing: 'Status',
  ready: 'Ready',
  same: (line: number) => `The same as line ${line}: referred once`,
  created: 'Offered',
  there: 'There already',
  claimed: 'Given to the agent who already has the client',
  start: (count: number) => `Offer ${count} ${plural.en(count, 'client', 'clients')}`,
  startMore: 'Their teams are notified right away.',
  resume: (count: number) => `Continue with ${count}`,
  stop: 'Stop',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  stopped:
    'Stopped. Finished lines stay; continue whenever you like. A line is never created twice, even if you choose the file again.',
  done: (created: number, refused: number, there: number) =>
    [
      created > 0 || there === 0
        ? `${created} ${plural.en(created, 'client is', 'clients are')} offered`
        : '',
      there > 0 ? `${there} ${plural.en(there, 'was', 'were')} there already` : '',
      refused > 0 ? `${refused} refused` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
      .concat('.'),
  saveRefused: 'Save the lines to fix as a file',
  saveRefusedMore: 'Its last column says what to fix. Fix the lines there and choose that file here.',
  reason: reasonHeadings.en,
  sampleNotes: 'Wants a garden and a home office.',
  sampleWords: 'Agents may text me about homes.',
};

const french: typeof english = {
  title: 'Recommander par un fichier',
  intro:
    'Un fichier CSV avec une ligne par client, tel qu’un tableur l’enregistre : avec virgules ou points-virgules, en UTF-8 ou comme Excel l’écrit. L’ordre des colonnes est libre.',
  needed: (columns) => `Nécessaires : ${columns}.`,
  also: (columns) => `Comprises aussi : ${columns}.`,
  teamsMore:
    'Une équipe est nommée par son identifiant ou son nom entier ; plusieurs, l’une après l’autre, avec « > » entre elles.',
  sample: 'Enregistrer un exemple',
  choose: 'Choisir un fichier',
  another: 'Choisir un autre fichier',
  reading: 'Lecture du fichier…',
  fileFaults: {
    empty: 'Le fichier est vide. Sa première ligne doit nommer les colonnes.',
    workbook: 'C’est un classeur. Enregistrez-le en « CSV UTF-8 » et choisissez ce fichier.',
    'unknown-encoding':
      'L’encodage du fichier est inconnu. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.',
    'not-in-encoding':
      'Le fichier est illisible. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.',
    'quote-not-closed': (line) =>
      `Ligne ${line} : un guillemet ouvre un champ et n’est jamais fermé. Fermez-le ou enlevez-le.`,
    unreadable: (line) => `La ligne ${line} est illisible. Vérifiez ses guillemets.`,
    'columns-missing': (columns) =>
      `La première ligne ne nomme aucune colonne pour : ${columns}. Ajoutez-la et choisissez le fichier de nouveau.`,
    'too-many-lines': (count, most) =>
      `Le fichier a ${count} lignes, et ${most} au plus passent à la fois. Divisez-le.`,
  },
  rowFaults: {
    'quote-not-closed': 'Un guillemet ouvre un champ et n’est pas fermé.',
    'check-quotes': 'Elle a plus de champs que de colonnes : vérifiez ses guillemets.',
    'too-many-fields':
      'Elle a plus de champs que de colonnes : mettez entre guillemets un champ qui contient le séparateur.',
  },
  teamFaults: {
    'team-unknown': (named) =>
      `Il n’y a pas d’équipe « ${named} ». Écrivez son identifiant ou son nom entier.`,
    'team-ambiguous': (named) => `Plusieurs équipes s’appellent « ${named} ». Écrivez l’identifiant.`,
  },
  ignored: (headings) => `Colonnes qui ne disent rien ici : ${headings}.`,
  counts: (ready, faulty) => `${ready} à recommander, ${faulty} à corriger.`,
  onlyFaulty: 'Seulement les lignes à corriger',
  shown: (shown, all) => `Les ${shown} premières lignes sur ${all}.`,
  line: 'Ligne',
  standing: 'État',
  ready: 'Prêt',
  same: (line) => `Comme la ligne ${line} : recommandé une fois`,
  created: 'Proposé',
  there: 'Déjà là',
  claimed: 'Chez l’agent qui a le client',
  start: (count) => `Proposer ${count} ${plural.fr(count, 'client', 'clients')}`,
  startMore: 'Leurs équipes l’apprennent aussitôt.',
  resume: (count) => `Continuer avec ${count}`,
  stop: 'Arrêter',
  progress: (done, all) => `${done} sur ${all}`,
  stopped:
    'Arrêté. Ce qui est fait reste ; continuez quand vous voulez. Aucune ligne n’est créée deux fois, même si vous choisissez le fichier de nouveau.',
  done: (created, refused, there) =>
    [
      created > 0 || there === 0
        ? `${created} ${plural.fr(created, 'client est proposé', 'clients sont proposés')}`
        : '',
      there > 0 ? `${there} déjà là` : '',
      refused > 0 ? `${refused} ${plural.fr(refused, 'refusé', 'refusés')}` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
      .concat('.'),
  saveRefused: 'Enregistrer les lignes à corriger',
  saveRefusedMore:
    'Avec ce qu’il faut corriger dans la dernière colonne. Corrigez-les là et choisissez ce fichier ici.',
  reason: reasonHeadings.fr,
  sampleNotes: 'Veut un jardin et un bureau.',
  sampleWords: 'Les agents peuvent m’écrire au sujet de maisons.',
};

const spanish: typeof english = {
  title: 'Referidos desde un archivo',
  intro:
    'Un archivo CSV con una línea por cliente, como lo guarda una hoja de cálculo: con comas o punto y coma, en UTF-8 o como lo escribe Excel. El orden de las columnas es libre.',
  needed: (columns) => `Obligatorias: ${columns}.`,
  also: (columns) => `También se reconocen: ${columns}.`,
  teamsMore: 'Un equipo se indica por su ID o su nombre completo; varios, uno tras otro, separados por “>”.',
  sample: 'Guardar un archivo de ejemplo',
  choose: 'Elegir un archivo',
  another: 'Elegir otro archivo',
  reading: 'Leyendo el archivo…',
  fileFaults: {
    empty: 'El archivo está vacío. La primera línea debe nombrar las columnas.',
    workbook: 'Esto es un libro de Excel. Guárdelo como “CSV UTF-8” y elija ese archivo.',
    'unknown-encoding':
      'No se reconoce la codificación del archivo. Guárdelo como “CSV UTF-8” y elíjalo de nuevo.',
    'not-in-encoding': 'No se puede leer el archivo. Guárdelo como “CSV UTF-8” y elíjalo de nuevo.',
    'quote-not-closed': (line) =>
      `Línea ${line}: unas comillas abren un campo y nunca se cierran. Ciérrelas o quítelas.`,
    unreadable: (line) => `No se puede leer la línea ${line}. Revise las comillas.`,
    'columns-missing': (columns) =>
      `La primera línea no nombra ninguna columna para: ${columns}. Agréguela y elija el archivo de nuevo.`,
    'too-many-lines': (count, most) =>
      `El archivo tiene ${count} líneas y el máximo por vez es ${most}. Divídalo.`,
  },
  rowFaults: {
    'quote-not-closed': 'Unas comillas abren un campo y no se cierran.',
    'check-quotes': 'Tiene más campos que columnas: revise las comillas.',
    'too-many-fields':
      'Tiene más campos que columnas: ponga entre comillas el campo que contiene el separador.',
  },
  teamFaults: {
    'team-unknown': (named) => `No hay ningún equipo “${named}”. Escriba su ID o su nombre completo.`,
    'team-ambiguous': (named) => `Varios equipos se llaman “${named}”. Escriba el ID.`,
  },
  ignored: (headings) => `Columnas que no se usan: ${headings}.`,
  counts: (ready, faulty) => `${ready} por ofrecer, ${faulty} por corregir.`,
  onlyFaulty: 'Mostrar solo las líneas por corregir',
  shown: (shown, all) => `Se muestran las primeras ${shown} de ${all} líneas.`,
  line: 'Línea',
  standing: 'Estado',
  ready: 'Lista',
  same: (line) => `Igual que la línea ${line}: se refiere una sola vez`,
  created: 'Ofrecido',
  there: 'Ya estaba',
  claimed: 'Con el agente que ya tiene al cliente',
  start: (count) => `Ofrecer ${count} ${plural.es(count, 'cliente', 'clientes')}`,
  startMore: 'Sus equipos reciben el aviso de inmediato.',
  resume: (count) => `Continuar con ${count}`,
  stop: 'Detener',
  progress: (done, all) => `${done} de ${all}`,
  stopped:
    'Detenido. Lo que ya se hizo se conserva; continúe cuando quiera. Ninguna línea se crea dos veces, aunque elija el archivo de nuevo.',
  done: (created, refused, there) =>
    [
      created > 0 || there === 0
        ? `${plural.es(created, 'Se ofreció', 'Se ofrecieron')} ${created} ${plural.es(created, 'cliente', 'clientes')}`
        : '',
      there > 0 ? `${there} ya ${plural.es(there, 'estaba', 'estaban')}` : '',
      refused > 0 ? `${refused} con error` : '',
    ]
      .filter((part) => part !== '')
      .join('; ')
      .concat('.'),
  saveRefused: 'Guardar las líneas por corregir en un archivo',
  saveRefusedMore:
    'La última columna del archivo dice qué corregir. Corrija las líneas ahí y elija ese archivo aquí.',
  reason: reasonHeadings.es,
  sampleNotes: 'Quiere jardín y oficina en casa.',
  sampleWords: 'Los agentes pueden escribirme sobre casas.',
};

export const fileWords = { en: english, fr: french, es: spanish };
