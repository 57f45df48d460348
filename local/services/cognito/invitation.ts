// The email by which Cognito invites, in the words of the pool.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

const poolProperties = z.object({
  AdminCreateUserConfig: z.object({
    InviteMessageTemplate: z.object({ EmailSubject: z.string(), EmailMessage: z.string() }),
  }),
});

export function invitationTo(email: string, template: DeployedTemplate) {
  const [pool] = template.ofType('AWS::Cognito::UserPool');
  if (pool === undefined) throw new Error('The template has no user pool');
  const { EmailSubject: subject, EmailMessage } = propertiesOf(pool, poolProperties).AdminCreateUserConfig
    .InviteMessageTemplate;
  const password = `${randomBytes(9).toString('base64url')}-aA1`;
  const text = EmailMessage.replaceAll('{username}', email)
    .replaceAll('{####}', password)
    .replaceAll('<br>', '\n');
  return { from: 'no-reply@verificationemail.com', to: email, subject, text, password };
}
