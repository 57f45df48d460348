// What agents are told, in Spanish as it is written in the United States. Alerts do without á, í, ó and ú: texts have no such letters.
import type { AgentWords } from './agent-words.ts';
import { inLettersOfTexts } from './letters-of-texts.ts';

const dollars = (amount: number) => `$${amount.toLocaleString('es-US')}`;
const sides = { buyer: 'comprador', seller: 'vendedor' };

export const spanish: AgentWords = {
  what: ({ side, kind, area }) =>
    `cliente ${sides[side]} en ${area.city}, ${area.state}${kind === 'warm-transfer' ? ' (transferencia en vivo)' : ''}`,
  price({ min, max }) {
    if (min !== undefined && max !== undefined) return `De ${dollars(min)} a ${dollars(max)}`;
    if (min !== undefined) return `Desde ${dollars(min)}`;
    return max === undefined ? undefined : `Hasta ${dollars(max)}`;
  },

  offered: (what, facts, link) => ({
    subject: `Nuevo ${what}`,
    email: [`Se le ofrece a su equipo un nuevo ${what}. Es de quien lo tome primero.`, ...facts, link],
    alert: `Nuevo ${what}. Sea el primero: ${link}`,
    push: 'Es de quien lo tome primero.',
  }),
  claimed: (what, teammate) => ({
    subject: `Lo tomó otra persona del equipo: ${what}`,
    email: [`${teammate} tomó al ${what}.`],
    alert: `${teammate} ya tiene al ${what}.`,
    push: 'Lo tomó otra persona del equipo.',
  }),
  offerOver: (what, outcome) => ({ subject: `Ya no está disponible: ${what}`, push: over[outcome] }),
  declinedByLead(what) {
    const text = `Su líder rechazó al ${what} por todo el equipo. Usted no tiene que hacer nada más.`;
    return {
      subject: `Cerrado: ${what}`,
      email: [text],
      alert: `Se ha cerrado para todo el equipo: ${what}. Usted no tiene que hacer nada.`,
      push: text,
    };
  },
  givenBack(what, agent) {
    const left = 'Ya nadie de su equipo tiene a este cliente.';
    return {
      subject: `Devuelto: ${what}`,
      email: [`${agent} devolvió al ${what}. ${left}`],
      alert: `${agent} ha devuelto al ${what}. ${left}`,
      push: left,
    };
  },
  withdrawn(what) {
    const text = `El ${what} fue retirado. Usted no tiene que hacer nada más.`;
    return {
      subject: `Retirado: ${what}`,
      email: [text],
      alert: `El ${what} fue retirado. Usted no tiene que hacer nada.`,
      push: text,
    };
  },
  corrected: (what, facts, link) => ({
    subject: `Corregido: ${what}`,
    email: [`Se corrigieron los datos del ${what}. Sigue disponible para su equipo.`, ...facts, link],
    alert: `Datos corregidos, ${what}: ${link}`,
    push: 'Sigue disponible para su equipo.',
  }),
  assigned: (what, link) => ({
    subject: `Se le asignó: ${what}`,
    email: [`Se le asignó un ${what}.`, link],
    alert: `Usted tiene un nuevo ${what}: ${link}`,
    push: 'Lo encuentra en el portal.',
  }),
  returning: (what, link) => ({
    subject: `Su cliente regresó: ${what}`,
    email: [`Un cliente suyo regresó: ${what}. Ya es suyo; no se le ofreció a nadie más.`, link],
    alert: `Un cliente suyo ha regresado: ${what}. Ya es suyo: ${link}`,
    push: 'Un cliente suyo regresó. Ya es suyo.',
  }),
  callsOnly: (what, link) => ({
    subject: `Solo llamadas: ${what}`,
    email: [
      `Su ${what} no puede recibir mensajes de texto y no ha respondido. Llámelo: el número está en la página del cliente.`,
      link,
    ],
    alert: `Su ${what} no puede recibir textos. Por favor llame: ${link}`,
    push: 'Su cliente no puede recibir mensajes de texto. Llámelo.',
  }),
  textsAgain: (what, link) => ({
    subject: `Otra vez por mensaje de texto: ${what}`,
    email: [`Su ${what} puede recibir mensajes de texto otra vez.`, link],
    alert: `Ya recibe textos otra vez: ${what}. ${link}`,
    push: 'Su cliente puede recibir mensajes de texto otra vez.',
  }),
  reminder: (what, { text, from }, link) => ({
    subject: `Recordatorio: ${what}`,
    email: [
      `Su recordatorio sobre su ${what}:`,
      text,
      ...(from === undefined ? [] : [`Lo puso ${from}, que tenía a este cliente antes que usted.`]),
      link,
    ],
    alert: `Recordatorio sobre su ${what}: ${link}`,
    push: 'Tiene un recordatorio sobre su cliente.',
  }),
  answeredInVain: (what, why) => ({
    subject: `No es suyo: ${what}`,
    email: [`Usted contestó la llamada sobre el ${what}, pero el cliente no es suyo. ${why}`],
    alert: `No es suyo, pese a la llamada: ${what}. ${inLettersOfTexts(why)}`,
    push: 'Usted contestó la llamada, pero el cliente no es suyo.',
  }),
  replied(what, { count, texts }, link) {
    const isOne = count === 1;
    return {
      subject: isOne ? `Su cliente respondió: ${what}` : `Su cliente envió ${count} mensajes: ${what}`,
      email: [isOne ? `Su ${what} escribió:` : `Su ${what} escribió ${count} mensajes:`, ...texts, link],
      alert: isOne ? `Respuesta de su ${what}: ${link}` : `${count} mensajes de su ${what}: ${link}`,
      push: 'Abra la conversación para responder.',
    };
  },
  answeredGreeting(what, { count, texts }, link) {
    const wrote = count === 1 ? 'Escribió:' : `Escribió ${count} mensajes:`;
    const subject = 'Un cliente nuevo respondió al saludo de su equipo';
    return {
      subject: `${subject}: ${what}`,
      email: [`${subject} (${what}). Todavía nadie lo ha tomado. ${wrote}`, ...texts, link],
      alert: `Un cliente nuevo ha respondido al saludo de su equipo: ${link}`,
      push: 'Todavía nadie lo ha tomado.',
    };
  },
  askedToStop: (what, words, link) => ({
    subject: `¿Su cliente pidió no recibir más mensajes? ${what}`,
    email: [
      `Su ${what} escribió:`,
      words,
      '¿Pidió no recibir más mensajes de texto? Responda sí o no aquí:',
      link,
    ],
    alert: `¿Su ${what} ya no quiere textos? Responda en el portal: ${link}`,
    push: 'Puede que su cliente haya pedido no recibir más mensajes. Responda sí o no.',
  }),
  unanswered(what, { count, texts }, owner, link) {
    const isOne = count === 1;
    const wrote = isOne ? 'El cliente escribió:' : `El cliente escribió ${count} mensajes:`;
    return {
      subject: isOne
        ? `Un cliente de ${owner} respondió: ${what}`
        : `Un cliente de ${owner} envió ${count} mensajes: ${what}`,
      pushSubject: isOne ? `Un cliente respondió: ${what}` : `Un cliente envió ${count} mensajes: ${what}`,
      email: [
        `${owner} no puede responder: traspase al cliente (${what}) a un agente que pueda. ${wrote}`,
        ...texts,
        link,
      ],
      alert: isOne
        ? `Respuesta del ${what} (agente: ${owner}). Traspase al cliente: ${link}`
        : `${count} mensajes del ${what} (agente: ${owner}). Traspase al cliente: ${link}`,
      push: 'Su agente no puede responder. Traspase al cliente.',
    };
  },
  clientDetails: (what) => ({
    subject: `Su ${what}`,
    opening: `Usted tomó al ${what}. Su cliente:`,
  }),

  noText: '(un mensaje sin texto)',
  moreMessages: (count) => (count === 1 ? 'Y 1 mensaje más.' : `Y ${count} mensajes más.`),
  mayAskToStop: 'Puede que pida no recibir más mensajes de texto. Responda sí o no aquí:',
  hasOptedOut: 'Se dio de baja: ya no se le puede escribir por mensaje de texto. Puede llamarlo.',

  handedOver(name, count, link) {
    const clients = count === 1 ? '1 cliente' : `${count} clientes`;
    const yours = count === 1 ? 'ahora es suyo' : 'ahora son suyos';
    return {
      subject: `${clients} de ${name}: ${yours}`,
      pushSubject: `${clients} de otro agente del equipo: ${yours}`,
      email: [
        `${name} dejó el equipo. ${count === 1 ? 'Un cliente suyo pasó' : `${count} clientes suyos pasaron`} a usted, con todos los mensajes. Los encuentra en el portal.`,
        link,
      ],
      alert: `${name} ya no es del equipo. Ahora usted tiene ${clients} de esa persona: ${link}`,
      push: 'Los encuentra en el portal.',
    };
  },
  licenseLapsed(name, reader, link) {
    const isAnothers = reader === 'lead-of-agent';
    const whose = isAnothers ? `La licencia de ${name}` : 'Su licencia';
    const { whatToDo, push } = lapsed[reader];
    return {
      subject: `${whose} venció`,
      ...(isAnothers && { pushSubject: 'La licencia de un agente venció' }),
      email: [`${whose} venció. ${whatToDo}`, link],
      alert: `${whose} ha vencido. Vea lo que puede hacer con los clientes: ${link}`,
      push,
    };
  },
  licenseBack(name, isReaders, link) {
    const whose = isReaders ? 'Su licencia' : `La licencia de ${name}`;
    const whatFollows = 'Se le ofrecen clientes otra vez, y puede escribir y llamar a los suyos.';
    return {
      subject: `${whose} está registrada`,
      ...(!isReaders && { pushSubject: 'La licencia de un agente está registrada' }),
      email: [`${whose} está registrada. ${whatFollows}`, link],
      alert: `${whose} ha sido registrada: ${link}`,
      push: whatFollows,
    };
  },
};

const over = {
  claimed: 'Es suyo.',
  declined: 'Usted lo rechazó.',
  missed: 'Nadie lo tomó a tiempo.',
  withdrawn: 'Ya no está disponible para usted.',
};

const lapsed = {
  lead: {
    whatToDo:
      'No se le ofrecen clientes y no puede escribir a los suyos. Todavía puede traspasar clientes. Un administrador puede registrar la nueva licencia o nombrar a otro líder.',
    push: 'Quizá haya que traspasar clientes.',
  },
  agent: {
    whatToDo:
      'Los clientes que tenía disponibles y sus llamadas terminaron para usted, no se le ofrecen clientes nuevos, y puede leer las páginas de sus clientes, pero no escribirles. Pídale a su administrador que registre la nueva licencia, o a su líder que traspase a sus clientes.',
    push: 'No se le ofrecen clientes hasta que se registre la nueva.',
  },
  'lead-of-agent': {
    whatToDo:
      'No se le ofrecen clientes y no puede escribir a los suyos. Traspáselos a otro agente del equipo, o espere la nueva licencia.',
    push: 'Quizá haya que traspasar clientes.',
  },
};
