// What is said of texts that wait for a connection.

const english = {
  hint: 'No connection. A text you send now waits and goes out once you’re back online.',
  waits: 'Waiting for a connection. It goes out by itself, and only once.',
  mayBeSent: 'It may already have gone out. If so, it won’t be sent again.',
  takeBack: 'Take it back',
  sent: 'Your waiting text has gone out.',
  refused: (why: string) => `Your waiting text was not sent: ${why}`,
  tooOld: 'A text waited for more than a day and was not sent. It is still where you wrote it.',
};

const french: typeof english = {
  hint: 'Pas de connexion. Un texto envoyé maintenant attend, puis part tout seul dès qu’il y en a une.',
  waits: 'En attente d’une connexion. Il part tout seul, une seule fois.',
  mayBeSent: 'Il est peut-être déjà parti; dans ce cas, il ne part pas une seconde fois.',
  takeBack: 'Le reprendre',
  sent: 'Le texto en attente est parti.',
  refused: (why) => `Le texto en attente n’a pas été envoyé : ${why}`,
  tooOld: 'Un texto a attendu plus d’un jour et n’a pas été envoyé. Il est encore là où vous l’avez écrit.',
};

const spanish: typeof english = {
  hint: 'Sin conexión. Un mensaje que envíe ahora espera y sale solo cuando la haya.',
  waits: 'En espera de conexión. Sale solo, una vez.',
  mayBeSent: 'Puede que ya haya salido; en ese caso no se envía otra vez.',
  takeBack: 'Recuperarlo',
  sent: 'El mensaje en espera ya salió.',
  refused: (why) => `El mensaje en espera no se envió: ${why}`,
  tooOld: 'Un mensaje esperó más de un día y no se envió. Sigue donde lo escribió.',
};

export const waitingWords = { en: english, fr: french, es: spanish };
