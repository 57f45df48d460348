// What texts and calls share of an End User Messaging account: its numbers, configuration sets and their events.
import { AwsError } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import { createPendingEvents, type PendingEvent, type PendingEvents } from '../pending-events.ts';
import type { Sns } from '../sns/sns.ts';
import { type ConfigurationSet, readConfigurationSets } from './configuration-sets.ts';
import { createNumbers, type OwnedNumber } from './numbers.ts';
import { notFound } from './request-fields.ts';

export type AccountDeps = {
  template: DeployedTemplate;
  clock: Clock;
  sns: Pick<Sns, 'publish' | 'hasTopic'>;
  /** The numbers that the configuration names. */
  numbers: readonly OwnedNumber[];
  complain?: (problem: string) => void;
  state?: State | undefined;
};

export type Account = {
  findNumber(identity: string): OwnedNumber | undefined;
  /** Throws what the service throws when there is no such number or set. */
  numberOf(identity: string): OwnedNumber;
  setOf(nameOrArn: string | undefined): ConfigurationSet | undefined;
  publish(topicArn: string, message: string, sourceArn: string): void;
  events: PendingEvents;
};

export function createAccount(deps: AccountDeps): Account {
  const { template, clock, sns, numbers: owned, complain, state = inMemory } = deps;
  const numbers = createNumbers(owned);
  const sets = readConfigurationSets(template);
  const report = complain ?? ((problem: string) => console.error(problem));

  function publish(topicArn: string, message: string, sourceArn: string): void {
    try {
      sns.publish(topicArn, message, { principal: 'sms-voice.amazonaws.com', sourceArn });
    } catch (refusal) {
      // AWS drops what it may not publish, without a word to anyone.
      if (!(refusal instanceof AwsError)) throw refusal;
      report(`End User Messaging could not publish: ${refusal.message}`);
    }
  }

  function publishEvent({ setArn, type, event }: PendingEvent): void {
    for (const topicArn of sets.find(setArn)?.topicsFor(type) ?? []) publish(topicArn, event, setArn);
  }

  return {
    findNumber: (identity) => numbers.find(identity),
    numberOf(identity) {
      const found = numbers.find(identity);
      if (!found) throw notFound('phone-number', identity);
      return found;
    },
    setOf(nameOrArn) {
      const found = nameOrArn === undefined ? undefined : sets.find(nameOrArn);
      if (nameOrArn !== undefined && !found) throw notFound('configuration-set', nameOrArn);
      return found;
    },
    publish,
    events: createPendingEvents({ clock, state, name: 'text-and-call-events' }, publishEvent),
  };
}
