// Simple Email Service on the laptop: keeps what was sent, and tells the configuration set's topic what became of it.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsInput, type AwsService, type Permission } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import { createPendingEvents, type PendingEvent } from '../pending-events.ts';
import type { Sns } from '../sns/sns.ts';
import { administration } from './administration.ts';
import { bounceEvent, deliveryEvent, type SentEmail, sendEvent } from './email-events.ts';
import { readEmailSenders } from './identities.ts';
import { sender } from './sender.ts';

/** Until a mail server has taken an email. */
const DELIVERY_MS = 1000;

const content = z.object({ Data: z.string() });
/** Tag names and values as SES allows them. */
const tagText = z.string().regex(/^[\w.@-]{1,256}$/);
const sendInput = z.object({
  FromEmailAddress: sender,
  Destination: z.object({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.object({
    Simple: z.object({ Subject: content, Body: z.object({ Text: content, Html: content.optional() }) }),
  }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: tagText, Value: tagText })).default([]),
});

const email = z.object({
  id: z.string(),
  from: z.string(),
  /** What a mailbox shows of the sender. */
  fromName: z.string().optional(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  atMs: z.number(),
});
export type Email = z.infer<typeof email>;

export type Ses = {
  service: AwsService;
  /** What arrived at the address; an address that starts with "bounce" takes nothing. */
  emailsTo(address: string): readonly Email[];
  /** What arrived anywhere, oldest first. */
  emails(): readonly Email[];
  /** An email that another AWS service sends. */
  deliver(email: Pick<Email, 'from' | 'to' | 'subject' | 'text'>): void;
  /** What SES had to tell before a restart is still told. */
  resume(): void;
};

export type SesDeps = {
  template: DeployedTemplate;
  clock: Clock;
  sns: Pick<Sns, 'publish'>;
  newId(): string;
  complain?: (problem: string) => void;
  state?: State | undefined;
};

export function createSes(deps: SesDeps): Ses {
  const { clock, sns, newId, state = inMemory } = deps;
  const complain = deps.complain ?? ((problem) => console.error(problem));
  const senders = readEmailSenders(deps.template);
  const events = createPendingEvents({ clock, state, name: 'email-events' }, publish);
  const kept = state.rows('emails', email);
  const emails: Email[] = kept.entries().map(([, each]) => each);

  function arrive(arrived: Email): void {
    emails.push(arrived);
    kept.put(`${arrived.id} ${arrived.to}`, arrived);
  }

  function publish({ setArn, type, event }: PendingEvent): void {
    const set = senders.configurationSet(setArn.split('/').at(-1) ?? '');
    for (const topicArn of set?.topicsFor(type) ?? []) {
      try {
        sns.publish(topicArn, event, { principal: 'ses.amazonaws.com', sourceArn: setArn });
      } catch (refusal) {
        // SES drops what it may not publish.
        if (!(refusal instanceof AwsError)) throw refusal;
        complain(`SES could not publish: ${refusal.message}`);
      }
    }
  }

  function senderOf(input: AwsInput) {
    const request = parseInput(sendInput, input, 'BadRequestException');
    const identityArn = senders.identityOf(request.FromEmailAddress.from);
    if (!identityArn) {
      const reason = `Email address is not verified. The following identities failed the check: ${request.FromEmailAddress.from}`;
      throw new AwsError('MessageRejected', reason);
    }
    const setName = request.ConfigurationSetName;
    const set = setName === undefined ? undefined : senders.configurationSet(setName);
    if (setName !== undefined && !set) {
      throw new AwsError('NotFoundException', `Configuration set <${setName}> does not exist.`, {
        status: 404,
      });
    }
    return { request, identityArn, set };
  }

  function permissions(input: AwsInput): readonly Permission[] {
    const { request, identityArn, set } = senderOf(input);
    const context = {
      'ses:FromAddress': [request.FromEmailAddress.from],
      'ses:Recipients': request.Destination.ToAddresses,
    };
    return [identityArn, ...(set ? [set.arn] : [])].map((resource) => ({
      action: 'ses:SendEmail',
      resource,
      context,
    }));
  }

  async function sendEmail(input: AwsInput): Promise<AwsInput> {
    const { request, identityArn, set } = senderOf(input);
    const { FromEmailAddress, Content, EmailTags } = request;
    const { from } = FromEmailAddress;
    const to = request.Destination.ToAddresses;
    const messageId = newId();
    const [subject, text] = [Content.Simple.Subject.Data, Content.Simple.Body.Text.Data];
    const sentAtMs = clock.now();
    const bounced = to.filter(doesBounce);
    for (const address of to) {
      if (!doesBounce(address))
        arrive({ id: messageId, ...FromEmailAddress, to: address, subject, text, atMs: sentAtMs });
    }
    if (!set) return { MessageId: messageId };

    const tags = Object.fromEntries(EmailTags.map((tag) => [tag.Name, tag.Value]));
    const setName = request.ConfigurationSetName ?? '';
    const sent: SentEmail = { messageId, from, to, subject, setName, identityArn, tags, sentAtMs };
    const endedAtMs = sentAtMs + DELIVERY_MS;
    const ended = bounced.length > 0 ? bounceEvent(sent, bounced, endedAtMs) : deliveryEvent(sent, endedAtMs);
    const told = [
      { atMs: sentAtMs, event: sendEvent(sent) },
      { atMs: endedAtMs, event: ended },
    ];
    for (const { atMs, event } of told) {
      events.schedule({ atMs, setArn: set.arn, type: event.eventType, event: JSON.stringify(event) });
    }
    return { MessageId: messageId };
  }

  return {
    service: {
      signingName: 'ses',
      protocol: 'rest-json',
      actions: { SendEmail: { permissions, run: sendEmail }, ...administration(senders) },
    },
    emailsTo: (address) => emails.filter((each) => each.to.toLowerCase() === address.toLowerCase()),
    emails: () => emails,
    deliver: (email) => arrive({ id: newId(), ...email, atMs: clock.now() }),
    resume: events.resume,
  };
}

/** A mailbox that does not exist. */
function doesBounce(address: string): boolean {
  return address.toLowerCase().startsWith('bounce');
}
