// What the package offers.
export { type Answer, answerOf, type Call, type Versioned, versionedAnswerOf } from './answers.ts';
export { type Bearer, type Connection, type Dibs, openDibs, senderFor } from './dibs.ts';
export { type MachineClient, machineBearer } from './machine-bearer.ts';
export { once } from './once.ts';
export { itemsOf, pagesOf } from './pages.ts';
export { ApiProblem, type Fault, problemBehind, problemIn } from './problem.ts';
export type { ProblemCode } from './problem-code.ts';
export type { components, operations, paths } from './schema.ts';
