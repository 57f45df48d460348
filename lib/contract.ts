// The contract: the OpenAPI document, and the answer to whatever is not in it.
import { Construct } from 'constructs';
import type { House } from './platform/house.ts';
import type { HttpApi } from './platform/http-api.ts';
import { ServiceFunction } from './platform/service-function.ts';

export class Contract extends Construct {
  constructor(scope: Construct, house: House, api: HttpApi) {
    super(scope, 'Contract');

    const readOpenapi = new ServiceFunction(this, house, {
      name: 'contract/read-openapi',
      whoIsHurt: 'Integrators can’t fetch the OpenAPI document.',
    });
    api.publicRoute('GET /openapi.json', readOpenapi, 'The document describes the API and holds no data.');

    const answerUnknownRoute = new ServiceFunction(this, house, {
      name: 'contract/answer-unknown-route',
      whoIsHurt: 'Callers of a wrong address get no problem document.',
    });
    api.publicRoute('$default', answerUnknownRoute, 'It answers 404 to everyone and reads nothing.');
  }
}
