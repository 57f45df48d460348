// What the pages of templates say.
import type { FieldName } from '../../lambdas/texting/wording/fields.ts';

const english = {
  title: 'Templates',
  intro: 'Texts your team has ready. You write them; agents find them as quick replies.',
  none: 'There are no templates yet.',
  samples: 'Begin with a sample',
  samplesMore:
    'Our own words. Choose one and change it as you like; each is one segment, even with long names. In your client’s language:',
  new: 'New template',
  back: 'Templates',
  name: 'Name',
  body: 'Text',
  put: 'Put in:',
  fields: {
    ClientFirstName: 'Client’s first name',
    ClientName: 'Client’s name',
    AgentFirstName: 'Agent’s first name',
    AgentName: 'Agent’s name',
    Brand: 'Brand',
    City: 'City',
    VisitorFirstName: 'Visitor’s first name',
    CompanyName: 'Company',
  } satisfies Record<FieldName, string>,
  fallback:
    'Add words after a bar for when a value is missing: {ClientFirstName|there}. Without them, someone has to fill it in before the text goes out.',
  preview: 'Preview',
  previewMore: 'With long names, so that you see the longest it gets:',
  plain: (segments: string) => `By itself: ${segments}.`,
  accented: (segments: string) => `For a client with an accent in their name: ${segments}.`,
  withInstructions: (segments: string) => `With opt-out instructions: ${segments}.`,
  endsWith: 'Then it ends like this:',
  faults: {
    'unknown-field': (part: string) => `There is no field ${part}. Use the buttons below the text.`,
    'unbalanced-brace': (part: string) => `A brace is not closed, or not opened, at “${part}”.`,
    'empty-fallback': (part: string) => `${part} has no words after the bar. Write some, or remove the bar.`,
  },
  unnamed: 'Give it a name.',
  empty: 'Write the text.',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeMore: 'Agents no longer find it. Texts that were sent stay as they are.',
  removed: (name: string) => `“${name}” is removed.`,
  leadOnly: 'Only the team lead writes templates. You’ll find them as quick replies when you text.',
  changedMeanwhile: 'Someone else saved this template since you opened it. Your changes are still here.',
  loadTheirs: 'Load the saved one',
  saveMine: 'Save mine instead',
  full: 'The team has 100 templates, which is the most it can have. Remove one first.',
};

type TemplateWords = typeof english;

const french: TemplateWords = {
  title: 'Modèles',
  intro:
    'Les textos que votre équipe a sous la main. Les agents les trouvent en réponses rapides; vous les écrivez.',
  none: 'Il n’y a pas encore de modèle.',
  samples: 'Partir d’un exemple',
  samplesMore:
    'Nos propres mots. Choisissez-en un et changez-le à votre gré; il tient en un segment, même avec de longs noms. Dans la langue de votre client :',
  new: 'Nouveau modèle',
  back: 'Modèles',
  name: 'Nom',
  body: 'Texte',
  put: 'Insérer :',
  fields: {
    ClientFirstName: 'Prénom du client',
    ClientName: 'Nom du client',
    AgentFirstName: 'Prénom de l’agent',
    AgentName: 'Nom de l’agent',
    Brand: 'Marque',
    City: 'Ville',
    VisitorFirstName: 'Prénom du visiteur',
    CompanyName: 'Entreprise',
  },
  fallback:
    'Ajoutez des mots après une barre pour le cas où une valeur manque : {ClientFirstName|à vous}. Sans eux, ce texto attend que quelqu’un le complète.',
  preview: 'Aperçu',
  previewMore: 'Avec de longs noms, pour voir jusqu’où il peut s’allonger :',
  plain: (segments) => `Seul : ${segments}.`,
  accented: (segments) => `Pour un client dont le nom a un accent : ${segments}.`,
  withInstructions: (segments) => `Avec les instructions de désabonnement : ${segments}.`,
  endsWith: 'Il se termine alors ainsi :',
  faults: {
    'unknown-field': (part) => `Il n’y a pas de champ ${part}. Utilisez les boutons sous le texte.`,
    'unbalanced-brace': (part) => `Une accolade n’est pas fermée, ou pas ouverte, à « ${part} ».`,
    'empty-fallback': (part) => `${part} n’a pas de mots après la barre. Écrivez-en ou retirez la barre.`,
  },
  unnamed: 'Donnez-lui un nom.',
  empty: 'Écrivez le texte.',
  remove: 'Retirer',
  removeTitle: (name) => `Retirer « ${name} » ?`,
  removeMore: 'Les agents ne le trouvent plus. Les textos envoyés restent tels quels.',
  removed: (name) => `« ${name} » est retiré.`,
  leadOnly:
    'Seul le chef d’équipe écrit les modèles. Vous les trouvez en réponses rapides quand vous écrivez.',
  changedMeanwhile:
    'Quelqu’un d’autre a enregistré ce modèle depuis que vous l’avez ouvert. Vos changements sont encore là.',
  loadTheirs: 'Charger la version enregistrée',
  saveMine: 'Enregistrer ma version',
  full: 'L’équipe a 100 modèles, le plus qu’elle puisse avoir. Retirez-en un d’abord.',
};

const spanish: TemplateWords = {
  title: 'Plantillas',
  intro:
    'Mensajes que su equipo tiene listos. Los agentes los encuentran como respuestas rápidas; usted los escribe.',
  none: 'Todavía no hay plantillas.',
  samples: 'Empezar con un ejemplo',
  samplesMore:
    'Nuestras propias palabras. Elija una y cámbiela a su gusto; cabe en un segmento, también con nombres largos. En el idioma de su cliente:',
  new: 'Nueva plantilla',
  back: 'Plantillas',
  name: 'Nombre',
  body: 'Texto',
  put: 'Insertar:',
  fields: {
    ClientFirstName: 'Nombre de pila del cliente',
    ClientName: 'Nombre del cliente',
    AgentFirstName: 'Nombre de pila del agente',
    AgentName: 'Nombre del agente',
    Brand: 'Marca',
    City: 'Ciudad',
    VisitorFirstName: 'Nombre de pila del visitante',
    CompanyName: 'Empresa',
  },
  fallback:
    'Agregue palabras después de una barra para cuando falte un dato: {ClientFirstName|y buen día}. Sin ellas, ese mensaje espera a que alguien lo complete.',
  preview: 'Vista previa',
  previewMore: 'Con nombres largos, para ver hasta dónde puede llegar:',
  plain: (segments) => `Solo: ${segments}.`,
  accented: (segments) => `Para un cliente con acento en el nombre: ${segments}.`,
  withInstructions: (segments) => `Con las instrucciones para darse de baja: ${segments}.`,
  endsWith: 'Entonces termina así:',
  faults: {
    'unknown-field': (part) => `No existe el campo ${part}. Use los botones debajo del texto.`,
    'unbalanced-brace': (part) => `Una llave no está cerrada, o no está abierta, en «${part}».`,
    'empty-fallback': (part) =>
      `${part} no tiene palabras después de la barra. Escriba algunas o quite la barra.`,
  },
  unnamed: 'Póngale un nombre.',
  empty: 'Escriba el texto.',
  remove: 'Eliminar',
  removeTitle: (name) => `¿Eliminar «${name}»?`,
  removeMore: 'Los agentes ya no la encuentran. Los mensajes enviados quedan como están.',
  removed: (name) => `Se eliminó «${name}».`,
  leadOnly:
    'Solo el líder del equipo escribe plantillas. Usted las encuentra como respuestas rápidas al escribir.',
  changedMeanwhile: 'Otra persona guardó esta plantilla desde que usted la abrió. Sus cambios siguen aquí.',
  loadTheirs: 'Cargar la versión guardada',
  saveMine: 'Guardar mi versión',
  full: 'El equipo tiene 100 plantillas, el máximo. Elimine una primero.',
};

export const templateWords = { en: english, fr: french, es: spanish };
