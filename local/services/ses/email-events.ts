// What SES publishes of an email: that it was sent, and that it arrived or bounced.

export type SentEmail = {
  messageId: string;
  from: string;
  to: readonly string[];
  subject: string;
  setName: string;
  identityArn: string;
  tags: Readonly<Record<string, string>>;
  sentAtMs: number;
};

export function sendEvent(email: SentEmail) {
  return { eventType: 'Send', mail: mailOf(email), send: {} };
}

export function deliveryEvent(email: SentEmail, atMs: number) {
  return {
    eventType: 'Delivery',
    mail: mailOf(email),
    delivery: {
      timestamp: new Date(atMs).toISOString(),
      processingTimeMillis: atMs - email.sentAtMs,
      recipients: email.to,
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: 'mta.local',
    },
  };
}

export function bounceEvent(email: SentEmail, bounced: readonly string[], atMs: number) {
  return {
    eventType: 'Bounce',
    mail: mailOf(email),
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: bounced.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      timestamp: new Date(atMs).toISOString(),
      feedbackId: email.messageId,
      reportingMTA: 'dsn; mta.local',
    },
  };
}

function mailOf(email: SentEmail) {
  const tags = Object.entries({
    'ses:configuration-set': email.setName,
    'ses:from-domain': email.from.split('@').at(-1) ?? '',
    ...email.tags,
  });
  return {
    timestamp: new Date(email.sentAtMs).toISOString(),
    source: email.from,
    sourceArn: email.identityArn,
    sendingAccountId: email.identityArn.split(':')[4] ?? '',
    messageId: email.messageId,
    destination: email.to,
    headersTruncated: false,
    headers: [],
    commonHeaders: { from: [email.from], to: email.to, messageId: email.messageId, subject: email.subject },
    tags: Object.fromEntries(tags.map(([name, value]) => [name, [value]])),
  };
}
