// What is said on the phone in Spanish, as in the United States.
import type { VoiceWords } from './voice-words.ts';

const sides = { buyer: 'cliente comprador', seller: 'cliente vendedor' };

export const spanish: VoiceWords = {
  ofBrand: (brand, said) => `Le habla ${brand}. ${said}`,
  announcement({ side, kind, area }) {
    const client =
      kind === 'warm-transfer' ? `Un ${sides[side]} está en la línea y` : `Un nuevo ${sides[side]}`;
    return `${client} busca un agente en ${area.city}.`;
  },
  byAnswering:
    'Al contestar, usted toma al cliente, a menos que otra persona del equipo haya sido más rápida o el cliente ya no esté disponible para usted. En ese caso se le dirá por qué. Si es suyo, recibirá los datos por correo después de esta llamada, y también los encuentra en el portal.',
  testCall: (brand) =>
    `Le habla ${brand}. Esta es la llamada de prueba que usted pidió. Las llamadas sobre clientes nuevos vienen de este número. Con esta no se toma ningún cliente.`,
  testCallHeard: 'Su teléfono está listo. Adiós.',
  won: 'El cliente es suyo. Ahora lo conectamos con él.',
  alreadyYours: 'Usted ya tiene a este cliente. Los datos están en el portal.',
  ofEarlierOffer: 'Esta llamada era sobre un ofrecimiento anterior del cliente.',
  notAvailable: 'Este cliente ya no está disponible para usted.',
  pinRefusals: {
    'wrong-pin':
      'Este PIN no es válido desde este teléfono. Búsquelo en el portal y llame desde el teléfono de su perfil.',
    'pin-replaced':
      'Se ingresaron demasiados PIN incorrectos desde este teléfono, así que su PIN fue reemplazado. Busque el nuevo en el portal.',
    'locked-out':
      'Se ingresaron demasiados PIN incorrectos desde este teléfono. Por favor, intente de nuevo en quince minutos.',
  },
  waitBeforeCalling: 'Podrá llamar de nuevo desde este teléfono en quince minutos.',
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
