// What the pages of teams and agents say.

const english = {
  title: 'Teams',
  search: 'Name or ID',
  team: 'Team',
  brand: 'Brand',
  agents: 'Agents',
  id: 'ID',
  none: 'There are no teams yet. Create the first one.',
  noneSuch: 'No team fits. Try fewer letters, or its ID.',
  add: 'New team',

  newTitle: 'New team',
  teamName: 'Name of the team',
  brandHint: 'Whose name its agents and clients read and hear.',
  teamId: 'Team ID',
  teamIdHint: 'Your systems name the team by it, for good. Leave it empty to get one.',
  teamIdTaken: 'There is a team with this ID. Choose another ID, or open that team.',
  idRule: 'Use 1 to 64 letters, digits, “_” or “-”.',
  lead: 'Lead',
  leadHint: 'Decides who of the team is offered clients.',
  leadMore: 'Decides who of the team is offered clients. Other agents follow on the team’s page.',
  create: 'Create team',
  creating: 'Creating…',

  backToTeams: 'Teams',
  settings: 'Settings',
  brandChange:
    'Agents and clients of the team read the other brand’s name from now on, and its numbers text them. Agents are asked for consent to text alerts again.',
  settingsSaved: 'Saved.',
  leadMissing: 'The lead isn’t among the team’s agents: add them, or choose another lead.',
  agentsOf: (team: string) => `Agents of ${team}`,
  noAgents: 'Nobody is in this team yet. Add an agent.',
  addAgent: 'Add agent',
  showLeft: 'Show those who left',
  agent: 'Agent',
  standing: 'Standing',
  standings: {
    active: 'Active',
    invited: 'Invited',
    'not-invited': 'Invitation failed',
    unlicensed: 'No license',
    left: 'Left',
  },
  email: 'Email',
  phone: 'Phone',
  leadTag: 'Lead',
  lacks: {
    email: 'No email: gets no invitation and no offers by email',
    phone: 'No phone: gets no texts or calls',
  },

  newAgentTitle: (team: string) => `New agent of ${team}`,
  name: 'Name',
  phoneHint: 'Calls and text alerts go there. Only the phone’s own YES turns alerts on.',
  emailHint: 'The invitation and news of clients go there.',
  licensed: 'Has a license',
  licensedHint: 'Without one an agent is offered no clients, and can only read their own.',
  agentId: 'Agent ID',
  agentIdHint: 'Leave it empty for somebody new. Enter the ID of an agent of another team to move them here.',
  agentIdTaken: 'Is in this team already. Leave the ID empty, or change that agent.',
  addAndInvite: 'Add agent',
  agentAdded: (name: string) => `${name} is in the team.`,

  lapseTitle: (name: string) => `Record that ${name} has no license?`,
  lapseMore:
    'At once they are offered nothing, and open offers leave them. Their clients stay theirs, to read only, until the license is back or the lead hands them over.',
  lapse: 'Record it',

  moveTitle: (name: string, team: string) => `Move ${name} to ${team}?`,
  moveMore:
    'This ID belongs to somebody who is in another team. If you move them, they leave that team at once: open offers there leave them, and the clients they own there go to its lead.',
  move: 'Move',

  invitation: 'Invitation',
  invitations: {
    sending: 'On its way since',
    sent: 'Sent',
    failed: 'It came to nothing:',
    'another-account': 'Somebody else signs in with this email. Save another one.',
    bounced: 'The email came back. Correct the address.',
    refused: 'The email was not taken. Check the address.',
  },
  invitationMore: (email: string) => `Sends ${email} a new first password, good for a few days.`,
  invite: 'Invite again',
  invited: (email: string) => `An invitation is on its way to ${email}.`,
  inviteNoEmail: 'Save an email first: the invitation goes there.',

  leaving: 'Leaving the team',
  leavingMore: 'At once they can’t sign in and are offered nothing. What they wrote stays.',
  leavingLead: 'The lead can’t leave. Name another lead on the team’s page first.',
  leave: 'Take out of the team',
  leaveTitle: (name: string) => `Take ${name} out of the team?`,
  handTo: 'Their clients go to',
  theLead: (name: string) => `The lead, ${name}`,
  left: (name: string, clients: number) =>
    `${name} has left. ${clients === 1 ? '1 client was' : `${clients} clients were`} handed over.`,
  hasLeft: 'They have left this team. Save them to take them in again.',
  takeBack: 'Take in again',
  audit: 'What was changed here',
};

const french: typeof english = {
  title: 'Équipes',
  search: 'Nom ou identifiant',
  team: 'Équipe',
  brand: 'Marque',
  agents: 'Agents',
  id: 'Identifiant',
  none: 'Il n’y a pas encore d’équipe. Créez la première.',
  noneSuch: 'Aucune équipe ne correspond. Essayez moins de lettres, ou son identifiant.',
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
    'Les agents et clients de l’équipe lisent désormais le nom de l’autre marque, et ses numéros leur écrivent. L’accord aux alertes par SMS est redemandé aux agents.',
  settingsSaved: 'Enregistré.',
  leadMissing: 'Le responsable n’est pas parmi les agents : ajoutez-le, ou choisissez-en un autre.',
  agentsOf: (team) => `Agents de ${team}`,
  noAgents: 'Personne n’est encore dans cette équipe. Ajoutez un agent.',
  addAgent: 'Ajouter un agent',
  showLeft: 'Montrer ceux qui sont partis',
  agent: 'Agent',
  standing: 'Situation',
  standings: {
    active: 'Actif',
    invited: 'Invité',
    'not-invited': 'Invitation échouée',
    unlicensed: 'Sans licence',
    left: 'Parti',
  },
  email: 'Courriel',
  phone: 'Téléphone',
  leadTag: 'Responsable',
  lacks: {
    email: 'Sans courriel : ni invitation ni propositions par courriel',
    phone: 'Sans téléphone : ni SMS ni appels',
  },

  newAgentTitle: (team) => `Nouvel agent de ${team}`,
  name: 'Nom',
  phoneHint: 'Les appels et les alertes y arrivent. Seul le YES de ce téléphone active les alertes.',
  emailHint: 'L’invitation et les nouvelles des clients y arrivent.',
  licensed: 'A une licence',
  licensedHint: 'Sans licence, aucun client n’est proposé à un agent, et il ne peut que lire les siens.',
  agentId: 'Identifiant de l’agent',
  agentIdHint:
    'Laissez vide pour une nouvelle personne. L’identifiant d’un agent d’une autre équipe le déplace ici.',
  agentIdTaken: 'Est déjà dans cette équipe. Laissez vide, ou modifiez cet agent.',
  addAndInvite: 'Ajouter l’agent',
  agentAdded: (name) => `${name} est dans l’équipe.`,

  lapseTitle: (name) => `Noter que ${name} n’a plus de licence ?`,
  lapseMore:
    'Aussitôt, rien ne lui est plus proposé et les propositions ouvertes lui sont retirées. Ses clients restent les siens, en lecture seule, jusqu’au retour de la licence ou jusqu’à ce que le responsable les confie à d’autres.',
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
  invite: 'Inviter à nouveau',
  invited: (email) => `Une invitation part vers ${email}.`,
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
    `${name} a quitté l’équipe. ${clients <= 1 ? `${clients} client a été confié` : `${clients} clients ont été confiés`}.`,
  hasLeft: 'Cette personne a quitté l’équipe. Enregistrez-la pour la reprendre.',
  takeBack: 'Reprendre dans l’équipe',
  audit: 'Ce qui a été changé ici',
};

export const teamsWords = { en: english, fr: french };
