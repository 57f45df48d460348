// What a browser is told once, beside the pages: it is loaded after them.
import { watchForInstall } from './install.ts';
import { keepWorkerUpToDate } from './worker.ts';

watchForInstall();
keepWorkerUpToDate();
