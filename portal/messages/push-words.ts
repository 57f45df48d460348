// What is said of notifications, in each language: it is loaded with the pages that say it, after the claim page.

const english = {
  title: 'Notifications',
  why: 'Find out about new clients right away, even when Dibs is closed. Names and messages are never shown.',
  switchOn: 'Turn on in this browser',
  notNow: 'Not now',
  notGiven: 'Your browser did not allow it. Allow notifications for this site in its settings.',
  state: {
    unsupported: 'This browser can’t show Dibs notifications while it is closed.',
    'install-first':
      'On an iPhone or iPad, install Dibs first: tap Share, then “Add to Home Screen”. Open Dibs from there and turn on notifications.',
    denied: 'Notifications are blocked for this site. Allow them in the browser’s settings.',
  },
  none: 'No device gets notifications yet.',
  thisBrowser: 'this browser',
  on: (browser: string, system: string) => `${browser} on ${system}`,
  platform: { ios: 'iPhone or iPad', android: 'Android phone', web: 'Browser' },
  since: (day: string) => `since ${day}`,
  removeLabel: (name: string) => `Remove ${name}`,
  ring: 'Ring when a new client comes in while Dibs is open',
  install: 'Install Dibs',
};
type PushWords = typeof english;

const french: PushWords = {
  title: 'Notifications',
  why: 'Sachez tout de suite qu’il y a un nouveau client, même quand Dibs est fermé. Aucun nom ni message n’est affiché.',
  switchOn: 'Activer dans ce navigateur',
  notNow: 'Pas maintenant',
  notGiven: 'Votre navigateur ne l’a pas permis. Autorisez les notifications de ce site dans ses réglages.',
  state: {
    unsupported: 'Ce navigateur ne peut pas afficher de notifications de Dibs quand il est fermé.',
    'install-first':
      'Sur un iPhone ou un iPad, installez d’abord Dibs : touchez Partager, puis « Sur l’écran d’accueil ». Ouvrez Dibs de là et activez les notifications.',
    denied: 'Les notifications de ce site sont bloquées. Autorisez-les dans les réglages du navigateur.',
  },
  none: 'Aucun appareil ne reçoit encore de notifications.',
  thisBrowser: 'ce navigateur',
  on: (browser, system) => `${browser} sur ${system}`,
  platform: { ios: 'iPhone ou iPad', android: 'Téléphone Android', web: 'Navigateur' },
  since: (day) => `depuis le ${day}`,
  removeLabel: (name) => `Retirer ${name}`,
  ring: 'Sonner quand un nouveau client arrive pendant que Dibs est ouvert',
  install: 'Installer Dibs',
};

const spanish: PushWords = {
  title: 'Notificaciones',
  why: 'Entérese al instante de un cliente nuevo, aunque Dibs esté cerrado. No se muestran nombres ni mensajes.',
  switchOn: 'Activar en este navegador',
  notNow: 'Ahora no',
  notGiven: 'Su navegador no lo permitió. Autorice las notificaciones de este sitio en su configuración.',
  state: {
    unsupported: 'Este navegador no puede mostrar notificaciones de Dibs mientras está cerrado.',
    'install-first':
      'En un iPhone o iPad, instale Dibs primero: toque Compartir y luego “Agregar a inicio”. Abra Dibs desde ahí y active las notificaciones.',
    denied:
      'Las notificaciones de este sitio están bloqueadas. Autorícelas en la configuración del navegador.',
  },
  none: 'Ningún dispositivo recibe notificaciones todavía.',
  thisBrowser: 'este navegador',
  on: (browser, system) => `${browser} en ${system}`,
  platform: { ios: 'iPhone o iPad', android: 'Teléfono Android', web: 'Navegador' },
  since: (day) => `desde el ${day}`,
  removeLabel: (name) => `Quitar ${name}`,
  ring: 'Sonar cuando llegue un cliente nuevo mientras Dibs está abierto',
  install: 'Instalar Dibs',
};

export const pushWords = { en: english, fr: french, es: spanish };
