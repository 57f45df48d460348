// What the preview of a plan says of a step that has to wait (CP-5, CP-9). `time` is the client's.

const english = {
  waits: {
    'day-apart': (day: number, time: string) =>
      `It goes out on day ${day} at ${time}: two automated texts are at least 24 hours apart.`,
    'three-in-seven-days': (day: number, time: string) =>
      `It goes out on day ${day} at ${time}: a client gets at most 3 automated texts in 7 days.`,
    'quiet-hours': (day: number, time: string) =>
      `It goes out on day ${day} at ${time}, when the client’s quiet hours are over.`,
  },
  leftOut: {
    'day-apart':
      'It is left out: two automated texts are at least 24 hours apart, and it would be more than 3 days late.',
    'three-in-seven-days':
      'It is left out: a client gets at most 3 automated texts in 7 days, and it would be more than 3 days late.',
    'quiet-hours': 'It is left out: when quiet hours are over, it would be more than 3 days late.',
  },
};

type WaitWords = typeof english;

const french: WaitWords = {
  waits: {
    'day-apart': (day, time) =>
      `Il part le jour ${day} à ${time} : deux textos automatiques sont séparés d’au moins 24 heures.`,
    'three-in-seven-days': (day, time) =>
      `Il part le jour ${day} à ${time} : un client reçoit au plus 3 textos automatiques en 7 jours.`,
    'quiet-hours': (day, time) =>
      `Il part le jour ${day} à ${time}, à la fin des heures de silence du client.`,
  },
  leftOut: {
    'day-apart':
      'Il est omis : deux textos automatiques sont séparés d’au moins 24 heures, et il aurait plus de 3 jours de retard.',
    'three-in-seven-days':
      'Il est omis : un client reçoit au plus 3 textos automatiques en 7 jours, et il aurait plus de 3 jours de retard.',
    'quiet-hours': 'Il est omis : à la fin des heures de silence, il aurait plus de 3 jours de retard.',
  },
};

const spanish: WaitWords = {
  waits: {
    'day-apart': (day, time) =>
      `Sale el día ${day} (${time}): entre dos mensajes automáticos pasan al menos 24 horas.`,
    'three-in-seven-days': (day, time) =>
      `Sale el día ${day} (${time}): un cliente recibe como máximo 3 mensajes automáticos en 7 días.`,
    'quiet-hours': (day, time) =>
      `Sale el día ${day} (${time}), cuando terminan las horas de silencio del cliente.`,
  },
  leftOut: {
    'day-apart':
      'Se omite: entre dos mensajes automáticos pasan al menos 24 horas, y llegaría con más de 3 días de retraso.',
    'three-in-seven-days':
      'Se omite: un cliente recibe como máximo 3 mensajes automáticos en 7 días, y llegaría con más de 3 días de retraso.',
    'quiet-hours': 'Se omite: cuando terminan las horas de silencio, llegaría con más de 3 días de retraso.',
  },
};

export const waitWords = { en: english, fr: french, es: spanish };
