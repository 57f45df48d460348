// The names that the back office has for what the API answers.
import type { Answer } from '../../../client/src/answers.ts';
import type { operations } from '../../../client/src/schema.ts';

export type Team = Answer<operations['readTeam']>;
export type AgentOfTeam = Team['agents'][number];
export type AuditEvent = Answer<operations['readAudit']>['events'][number];
export type PhoneLookUp = Answer<operations['readNumber']>;
export type Send = PhoneLookUp['sends'][number];
export type LedgerEvent = Answer<operations['readLedger']>['ledger'][number];
export type StageOperations = Answer<operations['readOperations']>;
export type DeadLetters = Answer<operations['readDeadLetters']>;
