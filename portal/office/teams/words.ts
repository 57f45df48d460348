// What the pages of teams and agents say.
import { plural } from '../../messages/plural.ts';
import { teamWords } from '../../routing/team-words.ts';

const english = {
  title: 'Teams',
  search: 'Name or ID of a team, or an agent',
  matching: (team: string) => `Agents of ${team} who match`,
  tooManyAgents:
    'Too many agents match to show them. Add another word of the name, or search by email or phone.',
  team: 'Team',
  brand: 'Brand',
  agents: 'Agents',
  id: 'ID',
  none: 'There are no teams yet. Create the first one.',
  noneSoFar: 'None on the pages read so far. “More” keeps searching.',
  noneSuch:
    'No team matches. Try the start of a word of its name, its ID, or an agent’s name, whole phone number or email.',
  add: 'New team',

  newTitle: 'New team',
  teamName: 'Name of the team',
  brandHint: 'The name that its agents and clients read and hear.',
  teamId: 'Team ID',
  teamIdHint: 'Your systems use it for this team, permanently. Leave it empty to get one.',
  teamIdTaken: 'A team with this ID already exists. Choose another ID, or open that team.',
  idRule: 'Use 1 to 64 letters, digits, “_” or “-”.',
  lead: 'Team lead',
  leadHint: 'Decides who on the team is offered clients.',
  leadMore: 'Decides who on the team is offered clients. You can add other agents on the team’s page.',
  create: 'Create team',
  creating: 'Creating…',

  backToTeams: 'Teams',
  settings: 'Settings',
  brandChange:
    'From now on, the team’s agents and clients see the other brand’s name and get texts from its numbers. Agents are asked again for consent to text alerts.',
  changedMeanwhile: 'Someone else saved this team since you opened it. Your changes are still here.',
  agentChangedMeanwhile:
    'This agent, or someone else, changed their data since you opened it. Your changes are still here.',
  loadTheirs: 'Load the saved settings',
  saveMine: 'Save mine instead',
  leadMissing: 'The team lead isn’t one of the team’s agents: add them, or choose another team lead.',
  agentsOf: (team: string) => `Agents of ${team}`,
  noAgents: 'Nobody is on this team yet. Add an agent.',
  addAgent: 'Add agent',
  showLeft: 'Show agents who left',
  agent: 'Agent',
  standing: 'Status',
  standings: {
    active: 'Active',
    ...teamWords.en.standings,
    unlicensed: 'No license',
    left: 'Left',
  },
  email: 'Email',
  phone: 'Phone',
  leadTag: 'Team lead',
  lacks: {
    email: 'No email: gets no invitation and no offers by email',
    phone: 'No phone: gets no texts or calls',
  },

  newAgentTitle: (team: string) => `New agent of ${team}`,
  name: 'Name',
  phoneHint: 'Calls and text alerts go there. Only a YES from that phone turns alerts on.',
  emailHint: 'The invitation and updates about clients go there.',
  language: 'Language',
  languageHint: 'Of texts, emails and calls to the agent, who can choose another.',
  licensed: 'Has a license',
  licensedHint: 'Without a license, an agent is offered no clients and can only read their own.',
  agentId: 'Agent ID',
  agentIdHint: 'Leave it empty for a new agent. To move an agent here from another team, enter their ID.',
  agentIdTaken: 'This agent is already on this team. Leave the ID empty, or edit that agent.',
  addAndInvite: 'Add agent',
  agentAdded: (name: string) => `${name} is on the team.`,

  lapseTitle: (name: string) => `Record that ${name} has no license?`,
  lapseMore:
    'They lose open offers and get no new ones. They keep their clients, read-only, until the license is back or the team lead hands them over.',
  lapse: 'Record it',

  moveTitle: (name: string, team: string) => `Move ${name} to ${team}?`,
  moveMore:
    'This ID belongs to someone on another team. If you move them, they leave that team right away: they lose open offers there, and their clients there go to its team lead.',
  move: 'Move',

  invitation: 'Invitation',
  invitations: {
    sending: 'On its way since',
    sent: 'Sent',
    failed: 'Failed:',
    'another-account': 'Someone else signs in with this email. Save another one.',
    bounced: 'The email bounced. Correct the address.',
    refused: 'The email was not accepted. Check the address.',
  },
  invitationMore: (email: string) => `Sends a new temporary password to ${email}, valid for a few days.`,
  invite: teamWords.en.invite,
  invited: teamWords.en.invited,
  inviteNoEmail: 'Save an email first: the invitation goes there.',

  leaving: 'Leaving the team',
  leavingMore: 'They can’t sign in anymore and get no more offers. What they wrote stays.',
  leavingLead: 'The team lead can’t leave. Choose another team lead on the team’s page first.',
  leave: 'Remove from the team',
  leaveTitle: (name: string) => `Remove ${name} from the team?`,
  handTo: 'Their clients go to',
  theLead: (name: string) => `The team lead, ${name}`,
  left: (name: string, clients: number) =>
    `${name} has left. ${clients} ${plural.en(clients, 'client was', 'clients were')} handed over.`,
  hasLeft: 'They have left this team. Save them to add them back.',
  takeBack: 'Add back',
  audit: 'Changes here',
};

const french: typeof english = {
  title: 'Équipes',
  search: 'Nom ou identifiant d’une équipe, ou agent',
  matching: (team) => `Agents de ${team} qui correspondent`,
  tooManyAgents:
    'Trop d’agents correspondent pour les montrer. Ajoutez un autre mot du nom, ou cherchez par courriel ou téléphone.',
  team: 'Équipe',
  brand: 'Marque',
  agents: 'Agents',
  id: 'Identifiant',
  none: 'Il n’y a pas encore d’équipe. Créez la première.',
  noneSoFar: 'Aucune sur les pages lues jusqu’ici. « Afficher la suite » continue la recherche.',
  noneSuch:
    'Aucune équipe ne correspond. Essayez le début d’un mot de son nom, son identifiant, ou le nom, le numéro entier ou le courriel d’un agent.',
  add: 'Nouvelle équipe',

  newTitle: 'Nouvelle équipe',
  teamName: 'Nom de l’équipe',
  brandHint: 'Le nom que ses agents et clients lisent et entendent.',
  teamId: 'Identifiant de l’équipe',
  teamIdHint: 'Vos systèmes la nomment ainsi, pour toujours. Laissez vide pour en recevoir un.',
  teamIdTaken: 'Une équipe a déjà cet identifiant. Choisissez-en un autre, ou ouvrez cette équipe.',
  idRule: 'Utilisez de 1 à 64 lettres, chiffres, « _ » ou « - ».',
  lead: 'Responsable',
  leadHint: 'Décide à qui de l’équipe les clients sont proposés.',
  leadMore:
    'Décide à qui de l’équipe les clients sont proposés. Les autres agents suivent sur la page de l’équipe.',
  create: 'Créer l’équipe',
  creating: 'Création…',

  backToTeams: 'Équipes',
  settings: 'Réglages',
  brandChange:
    'Les agents et clients de l’équipe lisent désormais le nom de l’autre marque, et ses numéros leur écrivent. L’accord aux alertes par texto est redemandé aux agents.',
  changedMeanwhile:
    'Quelqu’un d’autre a enregistré cette équipe depuis que vous l’avez ouverte. Vos changements sont encore là.',
  agentChangedMeanwhile:
    'L’agent ou quelqu’un d’autre a modifié ces données depuis que vous les avez ouvertes. Vos changements sont encore là.',
  loadTheirs: 'Charger les réglages enregistrés',
  saveMine: 'Enregistrer les miens à la place',
  leadMissing: 'Le responsable n’est pas parmi les agents : ajoutez-le, ou choisissez-en un autre.',
  agentsOf: (team) => `Agents de ${team}`,
  noAgents: 'Personne n’est encore dans cette équipe. Ajoutez un agent.',
  addAgent: 'Ajouter un agent',
  showLeft: 'Montrer ceux qui sont partis',
  agent: 'Agent',
  standing: 'Situation',
  standings: {
    active: 'Actif',
    ...teamWords.fr.standings,
    unlicensed: 'Sans permis',
    left: 'Parti',
  },
  email: 'Courriel',
  phone: 'Téléphone',
  leadTag: 'Responsable',
  lacks: {
    email: 'Sans courriel : ni invitation ni propositions par courriel',
    phone: 'Sans téléphone : ni textos ni appels',
  },

  newAgentTitle: (team) => `Nouvel agent de ${team}`,
  name: 'Nom',
  phoneHint: 'Les appels et les alertes y arrivent. Seul le YES de ce téléphone active les alertes.',
  emailHint: 'L’invitation et les nouvelles des clients y arrivent.',
  language: 'Langue',
  languageHint: 'Des textos, courriels et appels à l’agent, qui peut en choisir une autre.',
  licensed: 'A un permis',
  licensedHint: 'Sans permis, aucun client n’est proposé à un agent, et il ne peut que lire les siens.',
  agentId: 'Identifiant de l’agent',
  agentIdHint:
    'Laissez vide pour une nouvelle personne. L’identifiant d’un agent d’une autre équipe le déplace ici.',
  agentIdTaken: 'Est déjà dans cette équipe. Laissez vide, ou modifiez cet agent.',
  addAndInvite: 'Ajouter l’agent',
  agentAdded: (name) => `${name} est dans l’équipe.`,

  lapseTitle: (name) => `Noter que ${name} n’a plus de permis ?`,
  lapseMore:
    'Aussitôt, rien ne lui est plus proposé et les propositions ouvertes lui sont retirées. Ses clients restent les siens, en lecture seule, jusqu’au retour du permis ou jusqu’à ce que le responsable les confie à d’autres.',
  lapse: 'Noter',

  moveTitle: (name, team) => `Déplacer ${name} vers ${team} ?`,
  moveMore:
    'Cet identifiant est celui d’une personne d’une autre équipe. Si vous la déplacez, elle quitte aussitôt cette équipe : les propositions ouvertes lui sont retirées, et ses clients y vont au responsable.',
  move: 'Déplacer',

  invitation: 'Invitation',
  invitations: {
    sending: 'En route depuis',
    sent: 'Envoyée',
    failed: 'Sans succès :',
    'another-account': 'Quelqu’un d’autre se connecte avec ce courriel. Enregistrez-en un autre.',
    bounced: 'Le courriel est revenu. Corrigez l’adresse.',
    refused: 'Le courriel n’a pas été accepté. Vérifiez l’adresse.',
  },
  invitationMore: (email) => `Envoie à ${email} un nouveau premier mot de passe, valable quelques jours.`,
  invite: teamWords.fr.invite,
  invited: teamWords.fr.invited,
  inviteNoEmail: 'Enregistrez d’abord un courriel : l’invitation y est envoyée.',

  leaving: 'Quitter l’équipe',
  leavingMore:
    'Aussitôt, la personne ne peut plus se connecter et rien ne lui est proposé. Ce qu’elle a écrit reste.',
  leavingLead:
    'Le responsable ne peut pas partir. Nommez d’abord un autre responsable sur la page de l’équipe.',
  leave: 'Retirer de l’équipe',
  leaveTitle: (name) => `Retirer ${name} de l’équipe ?`,
  handTo: 'Ses clients vont à',
  theLead: (name) => `Responsable, ${name}`,
  left: (name, clients) =>
    `${name} a quitté l’équipe. ${clients} ${plural.fr(clients, 'client a été confié', 'clients ont été confiés')}.`,
  hasLeft: 'Cette personne a quitté l’équipe. Enregistrez-la pour la reprendre.',
  takeBack: 'Reprendre dans l’équipe',
  audit: 'Ce qui a été changé ici',
};

const spanish: typeof english = {
  title: 'Equipos',
  search: 'Nombre o ID de un equipo, o agente',
  matching: (team) => `Agentes de ${team} que coinciden`,
  tooManyAgents:
    'Coinciden demasiados agentes para mostrarlos. Agregue otra palabra del nombre, o busque por correo o teléfono.',
  team: 'Equipo',
  brand: 'Marca',
  agents: 'Agentes',
  id: 'ID',
  none: 'Todavía no hay equipos. Cree el primero.',
  noneSoFar: 'Ninguno en las páginas leídas hasta ahora. “Mostrar más” sigue buscando.',
  noneSuch:
    'Ningún equipo coincide. Pruebe con el comienzo de una palabra de su nombre, con su ID, o con el nombre, el número completo o el correo de un agente.',
  add: 'Nuevo equipo',

  newTitle: 'Nuevo equipo',
  teamName: 'Nombre del equipo',
  brandHint: 'El nombre que leen y oyen sus agentes y clientes.',
  teamId: 'ID del equipo',
  teamIdHint: 'Así lo llaman sus sistemas, para siempre. Déjelo vacío para recibir uno.',
  teamIdTaken: 'Ya hay un equipo con este ID. Elija otro ID, o abra ese equipo.',
  idRule: 'Use de 1 a 64 letras, dígitos, “_” o “-”.',
  lead: 'Líder',
  leadHint: 'Decide a quién del equipo se ofrecen los clientes.',
  leadMore:
    'Decide a quién del equipo se ofrecen los clientes. Los demás agentes se agregan en la página del equipo.',
  create: 'Crear equipo',
  creating: 'Creando…',

  backToTeams: 'Equipos',
  settings: 'Configuración',
  brandChange:
    'Desde ahora, los agentes y clientes del equipo leen el nombre de la otra marca y reciben mensajes de sus números. A los agentes se les pide otra vez su consentimiento para las alertas.',
  changedMeanwhile: 'Otra persona guardó este equipo desde que usted lo abrió. Sus cambios siguen aquí.',
  agentChangedMeanwhile:
    'El agente u otra persona cambió estos datos desde que usted los abrió. Sus cambios siguen aquí.',
  loadTheirs: 'Cargar lo guardado',
  saveMine: 'Guardar lo mío',
  leadMissing: 'El líder no está entre los agentes del equipo: agréguelo, o elija otro líder.',
  agentsOf: (team) => `Agentes de ${team}`,
  noAgents: 'Todavía no hay nadie en este equipo. Agregue un agente.',
  addAgent: 'Agregar agente',
  showLeft: 'Mostrar a quienes se fueron',
  agent: 'Agente',
  standing: 'Situación',
  standings: {
    active: 'Activo',
    ...teamWords.es.standings,
    unlicensed: 'Sin licencia',
    left: 'Se fue',
  },
  email: 'Correo electrónico',
  phone: 'Teléfono',
  leadTag: 'Líder',
  lacks: {
    email: 'Sin correo: no recibe la invitación ni clientes por correo',
    phone: 'Sin teléfono: no recibe mensajes de texto ni llamadas',
  },

  newAgentTitle: (team) => `Nuevo agente de ${team}`,
  name: 'Nombre',
  phoneHint: 'Ahí llegan las llamadas y las alertas. Solo un YES de ese teléfono activa las alertas.',
  emailHint: 'Ahí llegan la invitación y los avisos sobre clientes.',
  language: 'Idioma',
  languageHint: 'De los mensajes de texto, correos y llamadas al agente, que puede elegir otro.',
  licensed: 'Tiene licencia',
  licensedHint: 'Sin licencia no se le ofrecen clientes, y solo puede leer los suyos.',
  agentId: 'ID del agente',
  agentIdHint:
    'Déjelo vacío si es alguien nuevo. Escriba el ID de un agente de otro equipo para moverlo aquí.',
  agentIdTaken: 'Ya está en este equipo. Deje el ID vacío, o modifique a ese agente.',
  addAndInvite: 'Agregar agente',
  agentAdded: (name) => `${name} ya está en el equipo.`,

  lapseTitle: (name) => `¿Registrar que ${name} no tiene licencia?`,
  lapseMore:
    'Desde ese momento no se le ofrece nada y pierde lo que tenía ofrecido. Sus clientes siguen siendo suyos, solo para leer, hasta que recupere la licencia o el líder los traspase.',
  lapse: 'Registrarlo',

  moveTitle: (name, team) => `¿Mover a ${name} a ${team}?`,
  moveMore:
    'Este ID es de alguien que está en otro equipo. Si lo mueve, deja ese equipo de inmediato: pierde lo que tenía ofrecido ahí, y sus clientes pasan al líder de ese equipo.',
  move: 'Mover',

  invitation: 'Invitación',
  invitations: {
    sending: 'En camino desde',
    sent: 'Enviada',
    failed: 'No se pudo enviar:',
    'another-account': 'Otra persona inicia sesión con este correo. Guarde otro.',
    bounced: 'El correo fue devuelto. Corrija la dirección.',
    refused: 'El correo no fue aceptado. Revise la dirección.',
  },
  invitationMore: (email) => `Envía a ${email} una nueva contraseña inicial, válida por unos días.`,
  invite: teamWords.es.invite,
  invited: teamWords.es.invited,
  inviteNoEmail: 'Guarde primero un correo: ahí llega la invitación.',

  leaving: 'Salida del equipo',
  leavingMore: 'Desde ese momento no puede iniciar sesión ni se le ofrece nada. Lo que escribió se conserva.',
  leavingLead: 'El líder no puede irse. Nombre primero a otro líder en la página del equipo.',
  leave: 'Sacar del equipo',
  leaveTitle: (name) => `¿Sacar a ${name} del equipo?`,
  handTo: 'Sus clientes pasan a',
  theLead: (name) => `Líder, ${name}`,
  left: (name, clients) =>
    `${name} se fue. ${plural.es(clients, 'Se traspasó', 'Se traspasaron')} ${clients} ${plural.es(clients, 'cliente', 'clientes')}.`,
  hasLeft: 'Esta persona dejó el equipo. Guárdela para agregarla de nuevo.',
  takeBack: 'Agregar de nuevo',
  audit: 'Qué se cambió aquí',
};

export const teamsWords = { en: english, fr: french, es: spanish };
