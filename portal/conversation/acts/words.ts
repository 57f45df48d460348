// What is done about a client whom somebody has: stopping texts, handing over, giving back, and whether a message asks to stop.

const english = {
  askedToStop: {
    question: 'Did the client ask you to stop texting?',
    questionMore: '“Yes” stops all texts to them. Only a START from their phone can undo that.',
    sayYes: 'Yes, they asked to stop',
    sayNo: 'No, they didn’t',
    yes: 'The client asked to stop texts.',
    no: 'Not a request to stop texts.',
  },
  stopTexting: {
    act: 'Cannot be texted',
    title: 'Mark this client as “Cannot be texted”?',
    more: 'This works like a STOP from the client: nobody on the team can text them again unless the client texts START.',
    said: 'What the client said, if you know it. It is kept as evidence.',
    confirm: 'Stop all texts',
  },
  handOver: {
    act: 'Hand over',
    title: 'Hand this client to a teammate',
    more: 'The conversation goes with the client. You may lose access to it.',
    to: 'Teammate',
    confirm: 'Hand over',
    done: (name: string) => `Handed over to ${name}.`,
  },
  giveBack: {
    act: 'Give back',
    title: 'Give this client back to the network?',
    more: 'The conversation ends, and nobody on the team has this client anymore. Texts that are still waiting are not sent. You cannot undo this.',
    reason: 'Why? The network reads this; the client does not.',
    confirm: 'Give back',
    done: 'Given back to the network.',
  },
};

type ActsWords = typeof english;

const french: ActsWords = {
  askedToStop: {
    question: 'Le client a-t-il demandé de ne plus recevoir de textos?',
    questionMore: '« Oui » arrête tous les textos; seul un START de son téléphone peut l’annuler.',
    sayYes: 'Oui, il l’a demandé',
    sayNo: 'Non',
    yes: 'Le client ne veut plus de textos.',
    no: 'Ce n’est pas une demande d’arrêt.',
  },
  stopTexting: {
    act: 'Ne peut recevoir de textos',
    title: 'Ne plus envoyer de textos à ce client?',
    more: 'C’est comme si le client avait répondu STOP : personne de l’équipe ne peut plus lui en envoyer, à moins qu’il n’envoie lui-même START.',
    said: 'Ce que le client a dit, si vous le savez. C’est conservé comme preuve.',
    confirm: 'Arrêter les textos',
  },
  handOver: {
    act: 'Confier',
    title: 'Confier ce client à un collègue',
    more: 'La conversation suit le client. Il se peut que vous ne le voyiez plus.',
    to: 'Collègue',
    confirm: 'Confier',
    done: (name) => `Confié à ${name}.`,
  },
  giveBack: {
    act: 'Rendre au réseau',
    title: 'Rendre ce client au réseau?',
    more: 'La conversation se termine et plus personne de l’équipe n’a ce client. Les textos en attente ne partent pas. C’est définitif.',
    reason: 'Pourquoi? Le réseau le lit; le client, non.',
    confirm: 'Rendre',
    done: 'Client rendu au réseau.',
  },
};

const spanish: ActsWords = {
  askedToStop: {
    question: '¿El cliente pidió no recibir más mensajes de texto?',
    questionMore:
      'Si elige “Sí”, se detienen todos los mensajes de texto; solo un START desde su teléfono lo revierte.',
    sayYes: 'Sí, lo pidió',
    sayNo: 'No, no lo pidió',
    yes: 'El cliente pidió no recibir más mensajes de texto.',
    no: 'El cliente no pidió detener los mensajes.',
  },
  stopTexting: {
    act: 'No se le puede escribir',
    title: '¿Marcar que a este cliente no se le puede escribir?',
    more: 'Equivale a un STOP del cliente: nadie del equipo podrá enviarle mensajes de texto, a menos que el cliente envíe START.',
    said: 'Lo que dijo el cliente, si lo sabe. Se guarda como prueba.',
    confirm: 'Detener todos los mensajes',
  },
  handOver: {
    act: 'Traspasar',
    title: 'Traspasar este cliente a un compañero',
    more: 'La conversación se va con el cliente. Es posible que usted pierda el acceso.',
    to: 'Compañero',
    confirm: 'Traspasar',
    done: (name) => `Traspasado a ${name}.`,
  },
  giveBack: {
    act: 'Devolver',
    title: '¿Devolver a este cliente a la red?',
    more: 'La conversación termina y ya nadie del equipo tendrá a este cliente. Los mensajes pendientes no se envían. Esto no se puede deshacer.',
    reason: '¿Por qué? Lo lee la red; el cliente no.',
    confirm: 'Devolver',
    done: 'Devuelto a la red.',
  },
};

export const actsWords = { en: english, fr: french, es: spanish };
