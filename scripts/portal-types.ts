// Writes the types of the portal's API client, portal/api/schema.ts, from the API as the code describes it: a change of the API that the
// portal doesn't follow fails `npm run types`. Derived, so not kept in Git.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS from 'openapi-typescript';
import { openApiDocument } from './openapi/document.ts';

// Through JSON: what the document leaves open is absent from it.
const document = JSON.parse(JSON.stringify(openApiDocument()));
writeFileSync(join(import.meta.dirname, '..', 'portal', 'api', 'schema.ts'), await openapiTS(document));
