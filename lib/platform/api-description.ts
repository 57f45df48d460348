// The API's description: the OpenAPI document, and the answer to whatever is not in it.
import { Construct } from 'constructs';
import type { HttpApi } from './http-api.ts';
import { ServiceFunction } from './service-function.ts';
import type { SharedResources } from './shared-resources.ts';

export class ApiDescription extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'ApiDescription');

    const readOpenapi = new ServiceFunction(this, shared, {
      name: 'platform/read-openapi',
      impact: 'Integrators can’t fetch the OpenAPI document.',
    });
    api.publicRoute('GET /openapi.json', readOpenapi, 'The document describes the API and holds no data.');

    const answerUnknownRoute = new ServiceFunction(this, shared, {
      name: 'platform/answer-unknown-route',
      impact: 'Callers of a wrong address get no problem document.',
    });
    api.publicRoute('$default', answerUnknownRoute, 'It answers 404 to everyone and reads nothing.');
  }
}
