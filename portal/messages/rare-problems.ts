// What is said of problems that few pages meet, and of each kind of fault in a request. Loaded with the back office, or when one is met.

const english = {
  problems: {
    forbidden: 'Your account may not do this.',
    'method-not-allowed': 'This is not possible here. Reload the page.',
    'route-retired': 'This page is out of date. Reload it.',
    'in-another-team': 'This agent is on another team.',
    'already-offered': 'This client is already being offered.',
    'has-left': 'This agent has left the team. Save them to add them again.',
    'signed-in-already': 'This agent has already signed in and has their own password.',
    'email-missing': 'There is no email address on this profile. Save one first.',
    'text-alerts-off': 'Text alerts are off. Turn them on first.',
    'call-not-placed': 'We can’t call this phone right now. Try again later.',
    'not-redrivable': 'No queue takes these messages back. Replay each referral or phone that the log names.',
    'still-running': 'The workflow is still running. To start it again, it has to be stopped first.',
    'changed-meanwhile': 'Someone else saved this since you opened it. Load it again and repeat your change.',
    'idempotency-key-reused':
      'This was already sent with different content. Reload the page before you send it again.',
    'consent-not-past': 'Enter when the client agreed to texts, which is in the past.',
    'unknown-field': 'The template has a field that does not exist.',
    'template-invalid': 'The template can’t be saved like this.',
    'not-a-member': 'You are not a member of lead routing.',
    'fallback-not-pausable':
      'The fallback agent can’t be paused. Your team lead has to choose another fallback first.',
    'paused-by-lead': 'Your team lead paused you. Ask them to end it.',
    'too-many-templates': 'The team has as many templates as it can have. Delete one first.',
    'too-many-reminders': 'This client has as many reminders as they can have. Finish or delete one first.',
    'unknown-team': 'There is no such team.',
    'team-not-ready': 'This team can’t take referrals yet: its lead has no profile or no license.',
    'unknown-brand': 'There is no such brand. Choose another.',
    'unknown-queue': 'There is no such queue. Reload the page.',
    'push-not-configured': 'Notifications are not set up for this kind of device.',
    'device-token-refused':
      'Notifications could not be turned on. Turn them off in this browser and try again.',
  },
  faults: {
    missing: 'Fill this in.',
    'wrong-type': 'This can’t be a value of this kind.',
    'wrong-format': 'This doesn’t have the expected format.',
    'too-short': 'Use at least {limit} characters.',
    'too-long': 'Use at most {limit} characters.',
    'too-few': 'At least {limit} are needed.',
    'too-many': 'At most {limit} are allowed.',
    'too-small': 'Enter {limit} or more.',
    'too-large': 'Enter {limit} or less.',
    'not-a-choice': 'Choose one of the options.',
    'not-an-email': 'Enter an email address such as name@example.com.',
    'not-a-time': 'Enter a date and time, such as 2026-03-01 14:30.',
    'not-an-address': 'Enter a web address, such as https://homes.example.com.',
    'not-a-state': 'Enter two letters, such as WA or QC.',
    'not-here': 'Leave this out.',
    'unknown-key': 'There is a field that Dibs does not know. Leave it out.',
    'unknown-field': 'There is no field {value}. Choose one of the fields offered.',
    'unbalanced-brace': 'A brace has no match at “{value}”. Close it or remove it.',
    'empty-fallback':
      'There are no words after the bar in {value}. Write some, as in {ClientFirstName|there}.',
    'template-too-long': 'With long names, this would exceed {limit} characters. Shorten it.',
    'no-agent-yet':
      '{value} has no value: no agent has the client yet. Take it out, or give it words behind a bar.',
    'not-a-postal-code': 'This ZIP or postal code doesn’t match the state or province.',
    'price-backward': 'The upper price must not be below the lower one.',
    'team-twice': 'Name each team once.',
    'time-ahead': 'This is in the future. Enter when it happened.',
    'time-too-early': 'This is before 1992, when there were no texts. Check the year.',
    'time-past': 'Choose a time that is still to come.',
    'time-too-far': 'Choose a date within a year.',
    'broken-characters': 'Some characters were destroyed by a wrong encoding. Enter the original words.',
    'no-such-agent': 'There is no such agent on the team.',
    'not-their-phone': 'This is not the phone on the agent’s profile.',
    'phone-not-a-phone': 'Enter ten digits, or start with a country code such as +1.',
  },
};

export type RareProblems = {
  problems: Readonly<Record<keyof typeof english.problems, string>>;
  faults: Readonly<Record<keyof typeof english.faults, string>>;
};

const french: RareProblems = {
  problems: {
    forbidden: 'Votre compte ne permet pas cela.',
    'method-not-allowed': 'C’est impossible ici. Rechargez la page.',
    'route-retired': 'Cette page n’est plus à jour. Rechargez-la.',
    'in-another-team': 'Cet agent est dans une autre équipe.',
    'already-offered': 'Ce client est déjà offert.',
    'has-left': 'Cet agent a quitté l’équipe. Enregistrez-le pour l’ajouter de nouveau.',
    'signed-in-already': 'Cet agent s’est déjà connecté et a son propre mot de passe.',
    'email-missing': 'Ce profil n’a pas d’adresse courriel. Enregistrez-en une d’abord.',
    'text-alerts-off': 'Les alertes par texto sont désactivées. Activez-les d’abord.',
    'call-not-placed': 'Impossible d’appeler ce téléphone en ce moment. Réessayez plus tard.',
    'not-redrivable':
      'Aucune file ne reprend ces messages. Rejouez chaque client ou téléphone que le journal nomme.',
    'still-running': 'Le processus est encore en cours. Pour le redémarrer, il faut d’abord l’arrêter.',
    'changed-meanwhile':
      'Quelqu’un d’autre a enregistré ceci depuis que vous l’avez ouvert. Rechargez et refaites votre changement.',
    'idempotency-key-reused':
      'Ceci a déjà été envoyé avec un autre contenu. Rechargez la page avant de renvoyer.',
    'consent-not-past': 'Entrez quand le client a accepté les textos, ce qui est dans le passé.',
    'unknown-field': 'Le modèle contient un champ qui n’existe pas.',
    'template-invalid': 'Le modèle ne peut pas être enregistré ainsi.',
    'not-a-member': 'Vous n’êtes pas membre de la répartition.',
    'fallback-not-pausable':
      'L’agent de relève ne peut être en pause. Votre chef d’équipe doit d’abord en choisir un autre.',
    'paused-by-lead': 'Votre chef d’équipe vous a mis en pause. Demandez-lui d’y mettre fin.',
    'too-many-templates': 'L’équipe a autant de modèles que possible. Supprimez-en un d’abord.',
    'too-many-reminders': 'Ce client a autant de rappels que possible. Terminez ou supprimez-en un d’abord.',
    'unknown-team': 'Cette équipe n’existe pas.',
    'team-not-ready':
      'Cette équipe ne peut pas encore recevoir de clients : son chef n’a pas de profil ou pas de permis.',
    'unknown-brand': 'Cette marque n’existe pas. Choisissez-en une autre.',
    'unknown-queue': 'Cette file n’existe pas. Rechargez la page.',
    'push-not-configured': 'Les notifications ne sont pas prévues pour ce genre d’appareil.',
    'device-token-refused':
      'Les notifications n’ont pas pu être activées. Désactivez-les dans ce navigateur et réessayez.',
  },
  faults: {
    missing: 'Remplissez ce champ.',
    'wrong-type': 'Une valeur de ce genre n’est pas possible ici.',
    'wrong-format': 'Le format n’est pas celui attendu.',
    'too-short': 'Écrivez au moins {limit} caractères.',
    'too-long': 'Écrivez au plus {limit} caractères.',
    'too-few': 'Il en faut au moins {limit}.',
    'too-many': 'Au plus {limit} sont permis.',
    'too-small': 'Entrez {limit} ou plus.',
    'too-large': 'Entrez {limit} ou moins.',
    'not-a-choice': 'Choisissez l’une des options.',
    'not-an-email': 'Entrez une adresse courriel telle que nom@example.com.',
    'not-a-time': 'Entrez une date et une heure, par exemple 2026-03-01 14:30.',
    'not-an-address': 'Entrez une adresse web, par exemple https://homes.example.com.',
    'not-a-state': 'Entrez deux lettres, par exemple QC ou WA.',
    'not-here': 'Laissez ce champ de côté.',
    'unknown-key': 'Il y a un champ que Dibs ne connaît pas. Enlevez-le.',
    'unknown-field': 'Le champ {value} n’existe pas. Choisissez l’un des champs offerts.',
    'unbalanced-brace': 'Une accolade est seule à « {value} ». Fermez-la ou enlevez-la.',
    'empty-fallback':
      'Il n’y a pas de mots après la barre dans {value}. Écrivez-en, comme dans {ClientFirstName|vous}.',
    'template-too-long': 'Avec de longs noms, le texte dépasserait {limit} caractères. Raccourcissez-le.',
    'no-agent-yet':
      '{value} n’a pas de valeur : aucun agent n’a encore le client. Enlevez-le, ou donnez-lui des mots derrière une barre.',
    'not-a-postal-code': 'Ce code postal ne correspond pas à la province ou à l’État.',
    'price-backward': 'Le prix maximal ne doit pas être inférieur au prix minimal.',
    'team-twice': 'Nommez chaque équipe une fois.',
    'time-ahead': 'Ce moment est à venir. Entrez quand c’est arrivé.',
    'time-too-early': 'C’est avant 1992, quand les textos n’existaient pas. Vérifiez l’année.',
    'time-past': 'Choisissez un moment à venir.',
    'time-too-far': 'Choisissez une date d’ici un an.',
    'broken-characters': 'Un mauvais encodage a détruit des caractères. Entrez les mots d’origine.',
    'no-such-agent': 'Cet agent n’est pas dans l’équipe.',
    'not-their-phone': 'Ce n’est pas le téléphone du profil de l’agent.',
    'phone-not-a-phone': 'Entrez dix chiffres, ou commencez par un indicatif de pays comme +1.',
  },
};

const spanish: RareProblems = {
  problems: {
    forbidden: 'Su cuenta no permite hacer esto.',
    'method-not-allowed': 'Esto no es posible aquí. Recargue la página.',
    'route-retired': 'Esta página no está al día. Recárguela.',
    'in-another-team': 'Este agente está en otro equipo.',
    'already-offered': 'Este cliente ya está ofrecido.',
    'has-left': 'Este agente dejó el equipo. Guárdelo para agregarlo de nuevo.',
    'signed-in-already': 'Este agente ya inició sesión y tiene su propia contraseña.',
    'email-missing': 'Este perfil no tiene correo electrónico. Guarde uno primero.',
    'text-alerts-off': 'Las alertas por mensaje de texto están desactivadas. Actívelas primero.',
    'call-not-placed': 'Ahora no podemos llamar a este teléfono. Intente más tarde.',
    'not-redrivable':
      'Estos mensajes no vuelven a ninguna cola. Reprocese cada referido o teléfono que nombra el registro.',
    'still-running': 'El flujo todavía está en curso. Para reiniciarlo, primero hay que detenerlo.',
    'changed-meanwhile':
      'Otra persona guardó esto después de que usted lo abrió. Cárguelo de nuevo y repita su cambio.',
    'idempotency-key-reused':
      'Esto ya se envió con otro contenido. Recargue la página antes de enviarlo de nuevo.',
    'consent-not-past': 'Escriba cuándo aceptó el cliente los mensajes, que fue en el pasado.',
    'unknown-field': 'La plantilla tiene un campo que no existe.',
    'template-invalid': 'La plantilla no se puede guardar así.',
    'not-a-member': 'Usted no es miembro del reparto.',
    'fallback-not-pausable':
      'El agente de respaldo no puede estar en pausa. El líder del equipo tiene que elegir otro primero.',
    'paused-by-lead': 'El líder de su equipo lo puso en pausa. Pídale que la termine.',
    'too-many-templates': 'El equipo ya tiene todas las plantillas que puede tener. Borre una primero.',
    'too-many-reminders':
      'Este cliente ya tiene todos los recordatorios posibles. Termine o borre uno primero.',
    'unknown-team': 'Ese equipo no existe.',
    'team-not-ready':
      'Este equipo todavía no puede recibir referidos: su líder no tiene perfil o no tiene licencia.',
    'unknown-brand': 'Esa marca no existe. Elija otra.',
    'unknown-queue': 'Esa cola no existe. Recargue la página.',
    'push-not-configured': 'Las notificaciones no están disponibles para este tipo de dispositivo.',
    'device-token-refused':
      'No se pudieron activar las notificaciones. Desactívelas en este navegador e intente de nuevo.',
  },
  faults: {
    missing: 'Complete este campo.',
    'wrong-type': 'Aquí no va un valor de este tipo.',
    'wrong-format': 'No tiene el formato esperado.',
    'too-short': 'Use al menos {limit} caracteres.',
    'too-long': 'Use {limit} caracteres como máximo.',
    'too-few': 'Se necesitan al menos {limit}.',
    'too-many': 'Se permiten {limit} como máximo.',
    'too-small': 'Escriba {limit} o más.',
    'too-large': 'Escriba {limit} o menos.',
    'not-a-choice': 'Elija una de las opciones.',
    'not-an-email': 'Escriba un correo electrónico como nombre@example.com.',
    'not-a-time': 'Escriba día y hora, como 2026-03-01 14:30.',
    'not-an-address': 'Escriba una dirección web, como https://homes.example.com.',
    'not-a-state': 'Escriba dos letras, como WA o QC.',
    'not-here': 'Deje este campo fuera.',
    'unknown-key': 'Hay un campo que Dibs no conoce. Quítelo.',
    'unknown-field': 'No existe el campo {value}. Elija uno de los campos disponibles.',
    'unbalanced-brace': 'Una llave no tiene pareja en “{value}”. Ciérrela o quítela.',
    'empty-fallback':
      'No hay palabras después de la barra en {value}. Escriba algunas, como en {ClientFirstName|usted}.',
    'template-too-long': 'Con nombres largos, pasaría de {limit} caracteres. Acórtelo.',
    'no-agent-yet':
      '{value} no tiene valor: ningún agente tiene todavía al cliente. Quítelo, o dele palabras detrás de una barra.',
    'not-a-postal-code': 'Este código postal no corresponde al estado o a la provincia.',
    'price-backward': 'El precio máximo no debe ser menor que el mínimo.',
    'team-twice': 'Nombre cada equipo una sola vez.',
    'time-ahead': 'Esa fecha está en el futuro. Escriba cuándo ocurrió.',
    'time-too-early': 'Eso es antes de 1992, cuando no había mensajes de texto. Revise el año.',
    'time-past': 'Elija un momento que todavía no haya pasado.',
    'time-too-far': 'Elija una fecha dentro de un año.',
    'broken-characters':
      'Una codificación equivocada dañó algunos caracteres. Escriba las palabras originales.',
    'no-such-agent': 'Ese agente no está en el equipo.',
    'not-their-phone': 'Ese no es el teléfono del perfil del agente.',
    'phone-not-a-phone': 'Escriba diez dígitos, o empiece con un código de país como +1.',
  },
};

export const rareProblems = { en: english, fr: french, es: spanish };
