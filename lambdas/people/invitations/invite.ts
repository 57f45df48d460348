// PE-2: carries out an invitation: the account that the person signs in with, a first password, and the email that says so. Done late or
// twice it comes to the same; after a crash another password is drawn, and the last email is the one that counts.
import type { CarrierAnswer } from '../../carriers/carrier-answer.ts';
import type { ItemBrand } from '../brand.ts';
import { type FollowSignInDeps, followTeam } from '../follow-sign-in.ts';
import { languageOf } from '../language.ts';
import type { AgentProfile, Team } from '../team.ts';
import { type InvitationProblem, nextStep, type Sending, sendingSeconds } from './invitation.ts';
import { invitationEmail } from './invitation-email.ts';

/** An account of the user pool. `agentId`, `teamId`: what its tokens say; none for somebody of the back office. */
export type SignInAccount = {
  username: string;
  email: string | undefined;
  /** They get what is sent there: somebody who signed in may have written any other. */
  isEmailTheirs: boolean;
  isEnabled: boolean;
  /** True once its owner has chosen a password. */
  isUsed: boolean;
  agentId: string | undefined;
  teamId: string | undefined;
};

/** `isNew`: saved for the first time, so that no account can be theirs that this stage doesn't know of. */
export type Invited = { teamId: string; agentId: string; isNew?: boolean | undefined };

type Claims = { agentId: string; teamId: string; name: string };

export type InviteDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    /** Undefined of who has left. */
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    teamOf(agentId: string): Promise<string | undefined>;
  };
  invitations: {
    /** Undefined when the profile is not what it was when it was read. */
    begin(agent: AgentProfile, now: Date): Promise<Sending | undefined>;
    end(agent: Invited, sending: Sending, now: Date, problem?: InvitationProblem): Promise<void>;
    noteSignedIn(agent: Invited, now: Date): Promise<void>;
    accountOf(agentId: string): Promise<string | undefined>;
    keepAccount(agentId: string, username: string): Promise<void>;
  };
  accounts: Omit<FollowSignInDeps['accounts'], 'find'> & {
    /** By its username or its email. */
    read(name: string): Promise<SignInAccount | undefined>;
    /** Looks through all accounts: Cognito doesn't find by claim. */
    find(agentId: string, email: undefined): Promise<readonly { username: string }[]>;
    /** Undefined when an account with that email came first; `refused` when there can be none. */
    create(email: string, claims: Claims): Promise<SignInAccount | 'refused' | undefined>;
    give(username: string, claims: Claims & { email?: string }): Promise<void>;
    setFirstPassword(username: string, password: string): Promise<void>;
  };
  brandOf(brand: ItemBrand): { name: string; supportContact: string };
  /** How long a first password is good. */
  passwordDays: number;
  portalUrl: string;
  sendInvitation(email: {
    to: string;
    subject: string;
    body: string;
    brand: ItemBrand;
    teamId: string;
    agentId: string;
    invitationId: string;
  }): Promise<CarrierAnswer>;
  drawPassword(): string;
};

type End = { done: true } | { done: false; againInSeconds: number };
const done: End = { done: true };
const later: End = { done: false, againInSeconds: sendingSeconds + 5 };

export async function invite(who: Invited, now: Date, deps: InviteDeps): Promise<End> {
  const { teamId, agentId } = who;
  const [agent, team] = await Promise.all([
    deps.people.readAgent(teamId, agentId),
    deps.people.readTeam(teamId),
  ]);
  const step = agent === undefined ? 'nothing' : nextStep(agent, now);
  if (agent?.email === undefined || team === undefined || step === 'nothing') return done;
  if (step === 'wait') return later;
  const found = await accountFor(agent, who, deps);
  const isCutOff = agent.invitation?.status === 'sending';
  if (found.kind === 'theirs' && found.account.isUsed && !isCutOff) {
    await follow(found.account, agent, deps);
    if (await isStillIn(found.account, agent, deps)) await deps.invitations.noteSignedIn(who, now);
    return done;
  }
  const sending = await deps.invitations.begin(agent, now);
  if (sending === undefined) return later;
  const ready = await accountToInvite(found, agent, agent.email, deps);
  if (typeof ready === 'string') {
    await deps.invitations.end(who, sending, now, ready);
    return done;
  }
  if (!(await isStillIn(ready, agent, deps))) return done;
  const password = ready.isUsed ? undefined : deps.drawPassword();
  if (password !== undefined) await deps.accounts.setFirstPassword(ready.username, password);
  const answer = await send(sending, agent, team, password, deps);
  switch (answer.kind) {
    case 'accepted':
    case 'refused':
      await deps.invitations.end(who, sending, now, answer.kind === 'refused' ? 'refused' : undefined);
      return done;
    case 'fault':
      throw answer.error;
    // Whether it went out or not, another one does no harm: it has the password that is good.
    case 'busy':
    case 'unknown':
      return later;
  }
}

/** Never by the outbox: its messages are kept, and a password is not. */
function send(
  { id, to }: Sending,
  agent: AgentProfile,
  { name: teamName, brandId }: Team,
  password: string | undefined,
  { brandOf, passwordDays, portalUrl, sendInvitation }: InviteDeps,
): Promise<CarrierAnswer> {
  const { name: brand, supportContact } = brandOf(brandId);
  const first = password === undefined ? undefined : { password, days: passwordDays };
  const facts = { brand, supportContact, teamName, email: to, portalUrl, first };
  const words = invitationEmail(facts, languageOf(agent));
  const { teamId, agentId } = agent;
  return sendInvitation({ to, ...words, brand: brandId, teamId, agentId, invitationId: id });
}

/** `free`: of somebody of the back office, who becomes the agent as well. `anothers`: that email can’t be the agent’s. */
type Found =
  | { kind: 'theirs'; account: SignInAccount }
  | { kind: 'free'; account: SignInAccount }
  | { kind: 'none' }
  | { kind: 'anothers' };

async function accountFor(
  { agentId, email = '' }: AgentProfile,
  { isNew = false }: Invited,
  { accounts, invitations }: InviteDeps,
): Promise<Found> {
  const username = await invitations.accountOf(agentId);
  const own = username === undefined ? undefined : await accounts.read(username);
  if (own?.agentId === agentId) {
    // The email of an account that was never used is corrected with the profile’s; a used one keeps its own.
    const isFree = own.isUsed || isOf(own, email) || (await accounts.read(email)) === undefined;
    return isFree ? { kind: 'theirs', account: own } : { kind: 'anothers' };
  }
  const byEmail = await accounts.read(email);
  if (byEmail?.agentId === agentId) return { kind: 'theirs', account: byEmail };
  const [unknown] = isNew ? [] : await accounts.find(agentId, undefined);
  const account = unknown && (await accounts.read(unknown.username));
  if (account !== undefined && (account.isUsed || byEmail === undefined)) return { kind: 'theirs', account };
  if (byEmail === undefined) return { kind: 'none' };
  if (byEmail.agentId !== undefined || account !== undefined) return { kind: 'anothers' };
  if (!byEmail.isEmailTheirs) return { kind: 'anothers' };
  return { kind: 'free', account: byEmail };
}

function isOf({ email }: SignInAccount, address: string): boolean {
  return email?.toLowerCase() === address.toLowerCase();
}

async function accountToInvite(
  found: Found,
  agent: AgentProfile,
  email: string,
  deps: InviteDeps,
): Promise<SignInAccount | InvitationProblem> {
  if (found.kind === 'anothers') return 'another-account';
  if (found.kind === 'theirs' || found.kind === 'free') return follow(found.account, agent, deps);
  const { agentId, teamId, name } = agent;
  const account = await deps.accounts.create(email, { agentId, teamId, name });
  if (account === undefined) return 'another-account';
  if (account !== 'refused') await deps.invitations.keepAccount(agentId, account.username);
  return account;
}

/**
 * PE-3, PE-4: false of who left, or changed teams, while their account was made ready. What their leaving does to it may be done already,
 * so it is done here as well; who leaves after this look finds the account as it is.
 */
async function isStillIn(
  { username }: SignInAccount,
  { teamId, agentId }: AgentProfile,
  deps: Pick<InviteDeps, 'people' | 'accounts'>,
): Promise<boolean> {
  if ((await deps.people.readAgent(teamId, agentId)) !== undefined) return true;
  await followTeam({ username, isEnabled: true, teamId }, await deps.people.teamOf(agentId), deps);
  return false;
}

/** The account signs in as the agent from now on: in that team, by that email while nobody has used it, and switched on. */
async function follow(
  account: SignInAccount,
  { agentId, teamId, name, email }: AgentProfile,
  { accounts, invitations }: InviteDeps,
): Promise<SignInAccount> {
  const { username, isUsed, isEnabled } = account;
  const isCorrected = !isUsed && email !== undefined && !isOf(account, email);
  const isTheirs = account.agentId === agentId && account.teamId === teamId;
  if (!isTheirs || isCorrected)
    await accounts.give(username, { agentId, teamId, name, ...(isCorrected && { email }) });
  if (!isEnabled) await accounts.enable(username);
  await invitations.keepAccount(agentId, username);
  return account;
}
