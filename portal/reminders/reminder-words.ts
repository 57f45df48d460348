// What is said about reminders.
import { plural } from '../messages/plural.ts';

const english = {
  title: 'Reminders',
  about: 'Remind me to',
  when: 'When',
  suggestions: 'Suggested times',
  suggested: {
    hour: 'In an hour',
    tomorrow: 'Tomorrow 9 AM',
    'three-days': 'In 3 days, 9 AM',
    week: 'In a week, 9 AM',
  },
  yourTime: 'Date and time, in your time zone',
  set: 'Set reminder',
  setFor: (moment: string) => `Reminder set: ${moment}.`,
  none: 'No reminders yet.',
  noneOpen: 'You have no reminders. Set one on a client’s page.',
  due: 'Due',
  from: (name: string) => `Set by ${name}`,
  done: 'Done',
  change: 'Snooze or change',
  delete: 'Delete',
  isDone: 'Marked as done.',
  isDeleted: 'Reminder deleted.',
  undo: 'Undo',
  doneOnes: 'Completed',
  more: 'Show more',
  hint: (due: number) => `Reminders: ${due} ${plural.en(due, 'is', 'are')} due`,
  hintNoneDue: 'Your reminders',
  problems: {
    text: 'Write what to remind you of.',
    time: 'Choose a date and a time.',
    past: 'That time has passed. Choose a later one.',
    far: 'Choose a time within the next 52 weeks.',
    'too-many-reminders':
      'There are too many open reminders: 20 for a client, or 500 in all. Mark some as done or delete them, then try again.',
  },
};

export type ReminderWords = typeof english;

const french: ReminderWords = {
  title: 'Rappels',
  about: 'Me rappeler de',
  when: 'Quand',
  suggestions: 'Heures proposées',
  suggested: {
    hour: 'Dans une heure',
    tomorrow: 'Demain à 9 h',
    'three-days': 'Dans 3 jours à 9 h',
    week: 'Dans une semaine à 9 h',
  },
  yourTime: 'Date et heure, à votre montre',
  set: 'Créer le rappel',
  setFor: (moment) => `Vous recevrez un rappel : ${moment}.`,
  none: 'Aucun rappel pour l’instant.',
  noneOpen: 'Vous n’avez aucun rappel. Créez-en un sur la page d’un client.',
  due: 'À faire',
  from: (name) => `Créé par ${name}`,
  done: 'Fait',
  change: 'Reporter ou modifier',
  delete: 'Supprimer',
  isDone: 'Marqué comme fait.',
  isDeleted: 'Rappel supprimé.',
  undo: 'Annuler',
  doneOnes: 'Déjà faits',
  more: 'Afficher plus',
  hint: (due) => `Rappels : ${due} à faire`,
  hintNoneDue: 'Vos rappels',
  problems: {
    text: 'Écrivez ce qu’il faut vous rappeler.',
    time: 'Choisissez une date et une heure.',
    past: 'Cette heure est passée : choisissez-en une plus tardive.',
    far: 'Choisissez une heure dans les 52 prochaines semaines.',
    'too-many-reminders':
      'Il y a trop de rappels en cours : 20 pour un client, ou 500 en tout. Marquez-en comme faits ou supprimez-en, puis réessayez.',
  },
};

const spanish: ReminderWords = {
  title: 'Recordatorios',
  about: 'Recordarme',
  when: 'Cuándo',
  suggestions: 'Horas sugeridas',
  suggested: {
    hour: 'En una hora',
    tomorrow: 'Mañana a las 9',
    'three-days': 'En 3 días a las 9',
    week: 'En una semana a las 9',
  },
  yourTime: 'Fecha y hora, según su reloj',
  set: 'Crear recordatorio',
  setFor: (moment) => `Recibirá el recordatorio: ${moment}.`,
  none: 'Aún no hay recordatorios.',
  noneOpen: 'No tiene recordatorios. Cree uno en la página de un cliente.',
  due: 'Pendiente',
  from: (name) => `Creado por ${name}`,
  done: 'Hecho',
  change: 'Posponer o cambiar',
  delete: 'Eliminar',
  isDone: 'Marcado como hecho.',
  isDeleted: 'Recordatorio eliminado.',
  undo: 'Deshacer',
  doneOnes: 'Hechos antes',
  more: 'Mostrar más',
  hint: (due) => `Recordatorios: ${due} ${plural.es(due, 'pendiente', 'pendientes')}`,
  hintNoneDue: 'Sus recordatorios',
  problems: {
    text: 'Escriba qué hay que recordarle.',
    time: 'Elija una fecha y una hora.',
    past: 'Esa hora ya pasó: elija una posterior.',
    far: 'Elija una hora dentro de las próximas 52 semanas.',
    'too-many-reminders':
      'Hay demasiados recordatorios abiertos: 20 por cliente, o 500 en total. Marque algunos como hechos o elimínelos, y vuelva a intentarlo.',
  },
};

export const reminderWords = { en: english, fr: french, es: spanish };
