// What agents are told, in French as it is written in Canada. Alerts do without ç, ê and other letters that texts don't have.
import type { AgentWords } from './agent-words.ts';
import { inLettersOfTexts } from './letters-of-texts.ts';

const dollars = (amount: number) => `${amount.toLocaleString('fr-CA')} $`;
const sides = { buyer: 'acheteur', seller: 'vendeur' };

export const french: AgentWords = {
  what: ({ side, kind, area }) =>
    `client ${sides[side]} à ${area.city}, ${area.state}${kind === 'warm-transfer' ? ' (transfert direct)' : ''}`,
  price({ min, max }) {
    if (min !== undefined && max !== undefined) return `De ${dollars(min)} à ${dollars(max)}`;
    if (min !== undefined) return `À partir de ${dollars(min)}`;
    return max === undefined ? undefined : `Jusqu’à ${dollars(max)}`;
  },

  offered: (what, facts, link) => ({
    subject: `Nouveau ${what}`,
    email: [`Un nouveau ${what} est offert à votre équipe. Il va à qui le prend en premier.`, ...facts, link],
    alert: `Nouveau ${what}. Soyez le premier : ${link}`,
    push: 'Il va à qui le prend en premier.',
  }),
  claimed: (what, teammate) => ({
    subject: `Pris par un collègue : ${what}`,
    email: [`${teammate} a pris le ${what}.`],
    alert: `${teammate} a pris le ${what}.`,
    push: 'Un collègue l’a pris.',
  }),
  offerOver: (what, outcome) => ({ subject: `N’est plus à prendre : ${what}`, push: over[outcome] }),
  declinedByLead(what) {
    const text = `Votre chef d’équipe a décliné le ${what} pour l’équipe. Vous n’avez plus rien à faire.`;
    return {
      subject: `Fermé : ${what}`,
      email: [text],
      alert: `Votre chef d'équipe a décliné le ${what} pour l'équipe. Vous n'avez plus rien à faire.`,
      push: text,
    };
  },
  givenBack(what, agent) {
    const left = 'Plus personne dans votre équipe n’a ce client.';
    return {
      subject: `Rendu au réseau : ${what}`,
      email: [`${agent} a rendu le ${what} au réseau. ${left}`],
      alert: `${agent} a rendu le ${what} au réseau. ${inLettersOfTexts(left)}`,
      push: left,
    };
  },
  withdrawn(what) {
    const text = `Le ${what} a été retiré. Vous n’avez plus rien à faire.`;
    return {
      subject: `Retiré : ${what}`,
      email: [text],
      alert: `Le ${what} a été retiré. Vous n'avez plus rien à faire.`,
      push: text,
    };
  },
  corrected: (what, facts, link) => ({
    subject: `Corrigé : ${what}`,
    email: [
      `Les renseignements sur le ${what} ont été corrigés. Il est encore offert à votre équipe.`,
      ...facts,
      link,
    ],
    alert: `Renseignements corrigés, ${what} : ${link}`,
    push: 'Il est encore offert à votre équipe.',
  }),
  assigned: (what, link) => ({
    subject: `On vous a confié : ${what}`,
    email: [`On vous a confié un ${what}.`, link],
    alert: `On vous a confié un ${what} : ${link}`,
    push: 'Vous le trouvez dans le portail.',
  }),
  returning: (what, link) => ({
    subject: `Votre client revient : ${what}`,
    email: [
      `Un de vos clients revient : ${what}. Il est déjà à vous; il n’a été offert à personne d’autre.`,
      link,
    ],
    alert: `Un de vos clients revient : ${what}. Il est déjà à vous : ${link}`,
    push: 'Un de vos clients revient. Il est déjà à vous.',
  }),
  callsOnly: (what, link) => ({
    subject: `Appels seulement : ${what}`,
    email: [
      `Votre ${what} ne peut pas recevoir de textos et n’a pas répondu. Appelez-le : le numéro est sur sa page.`,
      link,
    ],
    alert: `Votre ${what} ne peut pas recevoir de textos. Appelez-le : ${link}`,
    push: 'Votre client ne peut pas recevoir de textos. Appelez-le.',
  }),
  textsAgain: (what, link) => ({
    subject: `Textos de nouveau possibles : ${what}`,
    email: [`Votre ${what} peut de nouveau recevoir des textos.`, link],
    alert: `Textos de nouveau possibles : ${what}. ${link}`,
    push: 'Votre client peut de nouveau recevoir des textos.',
  }),
  reminder: (what, { text, from }, link) => ({
    subject: `Rappel : ${what}`,
    email: [
      `Votre rappel au sujet de votre ${what} :`,
      text,
      ...(from === undefined ? [] : [`Noté par ${from}, qui avait ce client avant vous.`]),
      link,
    ],
    alert: `Rappel au sujet de votre ${what} : ${link}`,
    push: 'Vous avez un rappel au sujet de votre client.',
  }),
  answeredInVain(what, why) {
    const text = `Vous avez répondu à l’appel au sujet du ${what}, mais il n’est pas à vous.`;
    return {
      subject: `Pas à vous : ${what}`,
      email: [`${text} ${why}`],
      alert: `Pas à vous, malgré l'appel : ${what}. ${inLettersOfTexts(why)}`,
      push: 'Vous avez répondu à l’appel, mais le client n’est pas à vous.',
    };
  },
  replied(what, { count, texts }, link) {
    const isOne = count === 1;
    return {
      subject: isOne
        ? `Votre client a répondu : ${what}`
        : `Votre client a envoyé ${count} messages : ${what}`,
      email: [
        isOne ? `Votre ${what} a écrit :` : `Votre ${what} a écrit ${count} messages :`,
        ...texts,
        link,
      ],
      alert: isOne
        ? `Votre ${what} a répondu : ${link}`
        : `Votre ${what} a envoyé ${count} messages : ${link}`,
      push: 'Ouvrez la conversation pour répondre.',
    };
  },
  answeredGreeting(what, { count, texts }, link) {
    const wrote = count === 1 ? 'Il a écrit :' : `Il a écrit ${count} messages :`;
    const subject = 'Un nouveau client a répondu à l’accueil de votre équipe';
    return {
      subject: `${subject} : ${what}`,
      email: [`${subject} (${what}). Personne ne l’a encore pris. ${wrote}`, ...texts, link],
      alert: `${inLettersOfTexts(subject)} : ${link}`,
      push: 'Personne ne l’a encore pris.',
    };
  },
  askedToStop: (what, words, link) => ({
    subject: `Votre client a-t-il demandé de ne plus recevoir de textos? ${what}`,
    email: [
      `Votre ${what} a écrit :`,
      words,
      'A-t-il demandé de ne plus recevoir de textos? Répondez oui ou non ici :',
      link,
    ],
    alert: `Votre ${what} ne veut plus de textos? Répondez oui ou non : ${link}`,
    push: 'Votre client a peut-être demandé de ne plus recevoir de textos. Répondez oui ou non.',
  }),
  unanswered(what, { count, texts }, owner, link) {
    const isOne = count === 1;
    const wrote = isOne ? 'Le client a écrit :' : `Le client a écrit ${count} messages :`;
    return {
      subject: isOne
        ? `Un client de ${owner} a répondu : ${what}`
        : `Un client de ${owner} a envoyé ${count} messages : ${what}`,
      pushSubject: isOne ? `Un client a répondu : ${what}` : `Un client a envoyé ${count} messages : ${what}`,
      email: [
        `${owner} ne peut pas répondre : confiez le client (${what}) à un agent qui le peut. ${wrote}`,
        ...texts,
        link,
      ],
      alert: isOne
        ? `Le ${what} (agent : ${owner}) a répondu. Confiez-le : ${link}`
        : `Le ${what} (agent : ${owner}) a envoyé ${count} messages. Confiez-le : ${link}`,
      push: 'Son agent ne peut pas répondre. Confiez le client.',
    };
  },
  clientDetails: (what) => ({
    subject: `Votre ${what}`,
    opening: `Vous avez pris le ${what}. Votre client :`,
  }),

  noText: '(un message sans texte)',
  moreMessages: (count) => (count === 1 ? 'Et 1 message de plus.' : `Et ${count} messages de plus.`),
  mayAskToStop: 'Le client demande peut-être de ne plus recevoir de textos. Répondez oui ou non ici :',
  hasOptedOut: 'Le client s’est désabonné : on ne peut plus lui envoyer de textos. Vous pouvez l’appeler.',

  handedOver(name, count, link) {
    const isOne = count === 1;
    const clients = isOne ? '1 client' : `${count} clients`;
    const yours = 'maintenant à vous';
    return {
      subject: `${clients} de ${name} : ${yours}`,
      pushSubject: `${clients} d’un collègue : ${yours}`,
      email: [
        `${name} a quitté l’équipe. Vous avez maintenant ${clients} de cette personne, avec tous les messages. Vous ${isOne ? 'le' : 'les'} trouvez dans le portail.`,
        link,
      ],
      alert: `${name} n'est plus de votre équipe. Vous avez maintenant ${clients} de cette personne : ${link}`,
      push: `Vous ${isOne ? 'le' : 'les'} trouvez dans le portail.`,
    };
  },
  licenseLapsed(name, reader, link) {
    const isAnothers = reader === 'lead-of-agent';
    const whose = isAnothers ? `Le permis de ${name}` : 'Votre permis';
    const { whatToDo, push } = lapsed[reader];
    return {
      subject: `${whose} a expiré`,
      ...(isAnothers && { pushSubject: 'Le permis d’un agent a expiré' }),
      email: [`${whose} a expiré. ${whatToDo}`, link],
      alert: `${whose} a expiré. Que faire des clients : ${link}`,
      push,
    };
  },
  licenseBack(name, isReaders, link) {
    const whose = isReaders ? 'Votre permis' : `Le permis de ${name}`;
    const whatFollows = isReaders
      ? 'Des clients vous sont de nouveau offerts, et vous pouvez écrire aux vôtres et les appeler.'
      : 'Des clients lui sont de nouveau offerts, et cette personne peut écrire aux siens et les appeler.';
    return {
      subject: `${whose} est inscrit`,
      ...(!isReaders && { pushSubject: 'Le permis d’un agent est inscrit' }),
      email: [`${whose} est inscrit. ${whatFollows}`, link],
      alert: `${whose} est inscrit : ${link}`,
      push: whatFollows,
    };
  },
};

const over = {
  claimed: 'Il est à vous.',
  declined: 'Vous l’avez décliné.',
  missed: 'Personne ne l’a pris à temps.',
  withdrawn: 'Vous ne pouvez plus le prendre.',
};

const lapsed = {
  lead: {
    whatToDo:
      'Aucun client ne vous est offert et vous ne pouvez pas écrire aux vôtres. Vous pouvez encore confier des clients. Un administrateur peut inscrire le nouveau permis ou nommer un autre chef d’équipe.',
    push: 'Il faudra peut-être confier des clients.',
  },
  agent: {
    whatToDo:
      'Les offres ouvertes et leurs appels ont pris fin pour vous, aucun nouveau client ne vous est offert, et vous pouvez lire les pages de vos clients, mais pas leur écrire. Demandez à votre administrateur d’inscrire le nouveau permis, ou à votre chef d’équipe de confier vos clients.',
    push: 'Aucun client ne vous est offert tant que le nouveau n’est pas inscrit.',
  },
  'lead-of-agent': {
    whatToDo:
      'Aucun client ne lui est offert et cette personne ne peut pas écrire aux siens. Confiez-les à un autre agent de l’équipe, ou attendez le nouveau permis.',
    push: 'Il faudra peut-être confier des clients.',
  },
};
