// The environment of all tests: Node's own, in a worker that is gone as soon as its work is done. To take down its memory
// piece by piece, as Node does at the end, takes it longer than the half second that Jest waits on a busy machine.
import { TestEnvironment } from 'jest-environment-node';

const isWorker = process.send !== undefined;
let isPrepared = false;

export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    if (isWorker && !isPrepared) process.once('exit', (code) => process.exit(code));
    isPrepared = true;
  }
}
