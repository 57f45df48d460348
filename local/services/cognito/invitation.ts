// The email by which Cognito invites: its own default text. Nobody is asked for the password here.
import { randomBytes } from 'node:crypto';

export function invitationTo(email: string) {
  return {
    from: 'no-reply@verificationemail.com',
    to: email,
    subject: 'Your temporary password',
    text: `Your username is ${email} and temporary password is ${randomBytes(9).toString('base64url')}.`,
  };
}
