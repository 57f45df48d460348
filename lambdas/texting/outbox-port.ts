// What texting puts into the outbox: the texts of agents to clients.
import type { introductions } from '../consent/program.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { Automated } from './automated/automated.ts';

export type ClientText = {
  outboxId: string;
  channel: 'text';
  program: typeof introductions;
  /** Whose name it is sent in (PE-1). */
  brand: ItemBrand;
  to: string;
  /** The number of the conversation; without one there is none to text from (TX-12). */
  from: string | undefined;
  body: string;
  /** Whom it has to name if it is the first that the client gets (TX-8). */
  introduction: { agentName: string; brand: string } | undefined;
  /** The client's possible time zones, where quiet hours apply. */
  zones: string[];
  /** CO-20: nobody wrote it to this client. */
  isAutomated?: true | undefined;
  notBefore?: string | undefined;
  staleAt?: string | undefined;
  purpose: {
    kind: 'message';
    referralId: string;
    messageId: string;
    at: string;
    sender: { teamId: string; agentId: string };
    agentId?: string | undefined;
    automated?: Automated | undefined;
  };
  createdAt: string;
};
