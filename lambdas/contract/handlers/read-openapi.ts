// GET /openapi.json: the API's description, for everyone.
import { openApiDocument } from '../openapi.ts';

const body = JSON.stringify(openApiDocument());

export async function handler() {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    body,
  };
}
