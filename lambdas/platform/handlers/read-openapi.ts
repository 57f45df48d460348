// GET /openapi.json: the API's description, for everyone.
import document from '../../../docs/api/openapi.json' with { type: 'json' };

const body = JSON.stringify(document);

export async function handler() {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    body,
  };
}
