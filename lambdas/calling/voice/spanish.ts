// What is said on the phone in Spanish, as in the United States.
import type { VoiceWords } from './voice-words.ts';

export const spanish: VoiceWords = {
  inVain: {
    'already-claimed': 'Lo tomó otra persona del equipo.',
    'referral-returned':
      'El cliente volvió a la red. A menos que se le ofrezca otra vez, usted no tiene que hacer nada más.',
    'already-declined': 'Usted lo rechazó; otros agentes del equipo todavía pueden tomarlo.',
    'offer-expired': 'Se acabó el tiempo para tomarlo.',
    'text-consent-missing':
      'El cliente no ha aceptado mensajes de texto, o en su zona no se le puede escribir primero.',
    'client-opted-out':
      'El cliente se dio de baja de los mensajes de texto. Solo un START desde el teléfono del cliente puede cambiar eso.',
    'no-number-free':
      'Todos nuestros números ya se usan con este cliente. Tómelo por llamada o con un PIN, o llame al cliente si ya es suyo; los mensajes seguirán cuando haya un número libre.',
    'not-offered': 'Ya no está disponible para usted.',
    'license-lapsed':
      'Su licencia venció, así que ya no está disponible para usted. Pídale a su administrador que registre la nueva licencia.',
    'left-team': 'Usted ya no es parte de este equipo.',
    'offered-again': 'Volvió a la red, y se le está ofreciendo otra vez. Tómelo en su página.',
  },
};
