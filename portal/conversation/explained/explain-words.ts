// Why a text of a conversation was sent, held or refused. In English the API says it; here are the other languages, by the API's codes.

type Reason = { code: string; words: string };
type ExplainWords = { outcome: (reason: Reason) => string; footer: (reason: Reason) => string };

const english: ExplainWords = { outcome: ({ words }) => words, footer: ({ words }) => words };

/** The API may add codes: those are told in its own words. */
function by(
  outcomes: Readonly<Record<string, string>>,
  footers: Readonly<Record<string, string>>,
): ExplainWords {
  return {
    outcome: ({ code, words }) => outcomes[code] ?? words,
    footer: ({ code, words }) => footers[code] ?? words,
  };
}

const french = by(
  {
    received: 'Le client l’a envoyé.',
    queued: 'Il attend son tour; d’autres textos partent d’abord.',
    sending: 'Il a été remis à l’opérateur, qui n’a pas encore répondu.',
    accepted: 'L’opérateur l’a accepté.',
    delivered: 'Il a été livré au téléphone du client.',
    unconfirmed:
      'L’opérateur ne l’a jamais confirmé. Il n’est pas renvoyé, pour que personne ne le reçoive deux fois.',
    'quiet-hours':
      'C’est la nuit là où le client peut se trouver, selon son État ou l’indicatif de son numéro.',
    'asked-to-stop':
      'Le client a peut-être demandé l’arrêt des textos; celui-ci attend la réponse de son agent ou du chef d’équipe.',
    'not-yet': 'Il attend son heure.',
    'automated-cap':
      'Le client a reçu un texto automatique dans les dernières 24 heures, ou trois en sept jours; celui-ci attend qu’un autre soit permis.',
    'earlier-step': 'L’étape précédente du plan n’est pas encore partie; elles partent dans l’ordre.',
    'bulk-paused': 'L’envoi groupé est en pause; il attend une décision.',
    'plan-stopped': 'Le plan du client était arrêté avant le départ du texto.',
    'later-step-sent': 'Une étape suivante du plan était déjà partie.',
    'client-replied': 'Le client a répondu avant le départ du texto; la suite revient à une personne.',
    'bulk-cancelled': 'L’envoi groupé a été annulé avant le départ du texto.',
    'claimed-first': 'Un agent avait déjà le client avant le départ du message d’accueil.',
    'greetings-off': 'Les messages d’accueil de l’équipe ont été désactivés avant le départ du texto.',
    'cap-reached':
      'Le client a reçu un texto automatique dans les dernières 24 heures, ou trois en sept jours.',
    'opted-out': 'Le client ne veut plus de textos.',
    'consent-missing': 'Le client n’a pas accepté les textos.',
    'consent-pending': 'Le client n’a pas encore répondu à la demande de consentement.',
    'automated-not-covered': 'Le client a accepté les textos d’un agent, pas les textos automatiques.',
    'given-back': 'Le client a été rendu au réseau avant le départ du texto.',
    'handed-over': 'Le client avait un autre agent avant le départ du texto.',
    'license-lapsed': 'Le permis de l’auteur avait expiré avant le départ du texto.',
    'no-number-free': 'Tous nos numéros servent à d’autres conversations avec ce client.',
    stale: 'Il ne valait plus la peine de l’envoyer.',
    blocked: 'Le téléphone ou l’opérateur du client bloque les textos.',
    'carrier-blocked': 'L’opérateur du client l’a bloqué, souvent à cause de sa formulation ou de ses liens.',
    'carrier-unreachable': 'L’opérateur du client était injoignable.',
    unreachable: 'Le téléphone du client était injoignable.',
    invalid: 'Le numéro du client ne peut pas recevoir de textos.',
    'invalid-message': 'L’opérateur l’a rejeté comme non valide.',
    spam: 'L’opérateur l’a pris pour un pourriel.',
    'ttl-expired': 'Le téléphone du client est resté éteint trop longtemps.',
    'protect-blocked': 'Les réglages de protection du compte bloquent les textos vers ce numéro.',
    'opted-out-at-carrier': 'Selon la liste de l’opérateur, ce téléphone s’est désabonné.',
    'country-not-served': 'Le téléphone du client est dans un pays non desservi.',
  },
  {
    'clients-own': 'Seuls les textos aux clients portent les instructions de désabonnement.',
    undecided: 'Les instructions de désabonnement se décident quand le texto part.',
    'no-longer-known': 'La raison n’est plus gardée pour un texto aussi ancien.',
    'first-text': 'C’est le premier texto de cet agent à ce client.',
    'never-had': 'Le client n’a jamais reçu de cet agent les instructions de désabonnement.',
    'thirty-days-passed':
      'Les dernières instructions datent de 30 jours ou plus, et le client n’a jamais répondu.',
    'texted-both-ways': 'L’agent et le client se sont écrit, et le client a reçu les instructions.',
    'had-within-thirty-days': 'Le client a reçu les instructions dans les 30 derniers jours.',
  },
);

const spanish = by(
  {
    received: 'Lo envió el cliente.',
    queued: 'Espera su turno; otros mensajes salen primero.',
    sending: 'Se entregó al operador, que todavía no responde.',
    accepted: 'El operador lo aceptó.',
    delivered: 'Se entregó en el teléfono del cliente.',
    unconfirmed: 'El operador nunca lo confirmó. No se envía otra vez, para que nadie lo reciba dos veces.',
    'quiet-hours':
      'Es de noche donde puede estar el cliente, según su estado o el código de área de su número.',
    'asked-to-stop':
      'Es posible que el cliente haya pedido no recibir más mensajes; este espera la respuesta del agente o del líder.',
    'not-yet': 'Espera su hora.',
    'automated-cap':
      'El cliente recibió un mensaje automático en las últimas 24 horas, o tres en siete días; este espera a que se permita otro.',
    'earlier-step': 'El paso anterior del plan todavía no ha salido; salen en su orden.',
    'bulk-paused': 'El envío masivo está en pausa; espera una decisión.',
    'plan-stopped': 'El plan del cliente se detuvo antes de que saliera el mensaje.',
    'later-step-sent': 'Un paso posterior del plan ya había salido.',
    'client-replied': 'El cliente respondió antes de que saliera el mensaje; ahora sigue una persona.',
    'bulk-cancelled': 'El envío masivo se canceló antes de que saliera el mensaje.',
    'claimed-first': 'Un agente ya tenía al cliente antes de que saliera el saludo.',
    'greetings-off': 'Los saludos del equipo se desactivaron antes de que saliera el mensaje.',
    'cap-reached': 'El cliente recibió un mensaje automático en las últimas 24 horas, o tres en siete días.',
    'opted-out': 'El cliente se dio de baja de los mensajes de texto.',
    'consent-missing': 'El cliente no ha aceptado mensajes de texto.',
    'consent-pending': 'El cliente todavía no responde a la solicitud de consentimiento.',
    'automated-not-covered': 'El cliente aceptó mensajes de un agente, no mensajes automáticos.',
    'given-back': 'El cliente volvió a la red antes de que saliera el mensaje.',
    'handed-over': 'El cliente ya tenía otro agente antes de que saliera el mensaje.',
    'license-lapsed': 'La licencia de quien lo escribió venció antes de que saliera el mensaje.',
    'no-number-free': 'Todos nuestros números se usan en otras conversaciones con este cliente.',
    stale: 'Ya no valía la pena enviarlo.',
    blocked: 'El teléfono o el operador del cliente bloquea los mensajes de texto.',
    'carrier-blocked': 'El operador del cliente lo bloqueó, a menudo por sus palabras o sus enlaces.',
    'carrier-unreachable': 'No se pudo contactar al operador del cliente.',
    unreachable: 'No se pudo contactar al teléfono del cliente.',
    invalid: 'El número del cliente no puede recibir mensajes de texto.',
    'invalid-message': 'El operador lo rechazó como no válido.',
    spam: 'El operador lo trató como spam.',
    'ttl-expired': 'El teléfono del cliente estuvo apagado demasiado tiempo.',
    'protect-blocked': 'La protección de la cuenta bloquea los mensajes a este número.',
    'opted-out-at-carrier': 'Según la lista del operador, este teléfono se dio de baja.',
    'country-not-served': 'El teléfono del cliente es de un país sin servicio.',
  },
  {
    'clients-own': 'Solo los mensajes a clientes llevan las instrucciones para darse de baja.',
    undecided: 'Las instrucciones para darse de baja se deciden al enviar el mensaje.',
    'no-longer-known': 'De un mensaje tan antiguo ya no se guarda el motivo.',
    'first-text': 'Es el primer mensaje de este agente a este cliente.',
    'never-had': 'El cliente nunca ha recibido de este agente las instrucciones para darse de baja.',
    'thirty-days-passed':
      'Las últimas instrucciones se enviaron hace 30 días o más, y el cliente nunca ha respondido.',
    'texted-both-ways': 'El agente y el cliente ya se escribieron, y el cliente recibió las instrucciones.',
    'had-within-thirty-days': 'El cliente recibió las instrucciones en los últimos 30 días.',
  },
);

export const explainWords = { en: english, fr: french, es: spanish };
