// Writes the types of the portal's API client, portal/api/schema.ts, from docs/api/openapi.json. Derived, so not kept in Git.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const document = JSON.parse(readFileSync(join(root, 'docs', 'api', 'openapi.json'), 'utf8'));
writeFileSync(join(root, 'portal', 'api', 'schema.ts'), await openapiTS(document));
