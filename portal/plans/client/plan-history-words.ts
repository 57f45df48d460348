// What a client's history says of plans: who put them on one, how it ended and why (CT-4). Names come isolated.
import type { components } from '../../../client/src/schema.ts';

type Reason = components['schemas']['PlanStopReason'];

const english = {
  startedWithClaim: (plan: string) => `The plan “${plan}” started with the claim`,
  startedBy: (plan: string, name: string) => `${name} put the client on the plan “${plan}”`,
  startedByLead: (plan: string) => `The team lead put the client on the plan “${plan}”`,
  stoppedBy: (plan: string, name: string) => `${name} stopped the plan “${plan}”`,
  stopped: (plan: string, why: string) => `The plan “${plan}” stopped: ${why}`,
  done: (plan: string) => `The plan “${plan}” ended: all of its texts were written`,
  whys: {
    replied: 'the client replied',
    'opted-out': 'the client opted out of texts',
    closed: 'the client is closed',
    archived: 'the client is archived',
    'handed-over': 'the client was handed over',
    returned: 'the client went back to the network',
    'by-hand': 'someone stopped it',
    'plan-removed': 'your team lead removed it',
    'license-lapsed': 'the agent had no license',
    'text-consent-missing': 'the client has not agreed to automated texts',
  } satisfies Record<Reason, string>,
};

type PlanHistoryWords = Omit<typeof english, 'whys'> & { whys: Record<Reason, string> };

const french: PlanHistoryWords = {
  startedWithClaim: (plan) => `Le plan « ${plan} » a commencé à la prise du client`,
  startedBy: (plan, name) => `${name} a inscrit le client au plan « ${plan} »`,
  startedByLead: (plan) => `Le chef d’équipe a inscrit le client au plan « ${plan} »`,
  stoppedBy: (plan, name) => `${name} a arrêté le plan « ${plan} »`,
  stopped: (plan, why) => `Le plan « ${plan} » s’est arrêté : ${why}`,
  done: (plan) => `Le plan « ${plan} » est terminé : tous ses textos ont été écrits`,
  whys: {
    replied: 'le client a répondu',
    'opted-out': 'le client s’est désabonné des textos',
    closed: 'le client est conclu',
    archived: 'le client est archivé',
    'handed-over': 'le client a été confié à quelqu’un d’autre',
    returned: 'le client est retourné au réseau',
    'by-hand': 'quelqu’un l’a arrêté',
    'plan-removed': 'votre chef d’équipe l’a retiré',
    'license-lapsed': 'l’agent n’avait plus de permis',
    'text-consent-missing': 'le client n’a pas accepté les textos automatiques',
  },
};

const spanish: PlanHistoryWords = {
  startedWithClaim: (plan) => `El plan «${plan}» empezó al tomar al cliente`,
  startedBy: (plan, name) => `${name} puso al cliente en el plan «${plan}»`,
  startedByLead: (plan) => `El líder del equipo puso al cliente en el plan «${plan}»`,
  stoppedBy: (plan, name) => `${name} detuvo el plan «${plan}»`,
  stopped: (plan, why) => `El plan «${plan}» se detuvo: ${why}`,
  done: (plan) => `El plan «${plan}» terminó: se escribieron todos sus mensajes`,
  whys: {
    replied: 'el cliente respondió',
    'opted-out': 'el cliente se dio de baja de los mensajes',
    closed: 'el cliente está cerrado',
    archived: 'el cliente está archivado',
    'handed-over': 'el cliente se traspasó',
    returned: 'el cliente volvió a la red',
    'by-hand': 'alguien lo detuvo',
    'plan-removed': 'el líder de su equipo lo eliminó',
    'license-lapsed': 'el agente ya no tenía licencia',
    'text-consent-missing': 'el cliente no aceptó mensajes automáticos',
  },
};

export const planHistoryWords = { en: english, fr: french, es: spanish };
