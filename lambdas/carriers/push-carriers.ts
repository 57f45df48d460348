// Who carries a push: SNS to an app, its maker's push service to a browser.
import type { CarrierAnswer } from './carrier-answer.ts';
import type { Push } from './push.ts';
import { snsPushes } from './sns-push/push-carrier.ts';
import type { WebPush, WebPushes } from './web-push/push-carrier.ts';

export function pushCarriers(browsers: WebPushes) {
  return {
    send: (push: Push, now: Date, attempt: number): Promise<CarrierAnswer> =>
      isForBrowser(push) ? browsers.send(push, now, attempt) : snsPushes.send(push),
  };
}

function isForBrowser(push: Push): push is WebPush {
  return push.keys !== undefined;
}
