// The routes of views: filters that an agent keeps under a name (CT-2).
import { ifMatchHeaders } from '../../platform/http/etag.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { viewsSchema } from './view.ts';

export const readViews = describeRoute({
  method: 'GET',
  path: '/me/views',
  operationId: 'readViews',
  section: 'Clients',
  summary: 'Read one’s own views of clients',
  description: 'Filters of the list of clients, each under a name. An agent’s views are nobody else’s.',
  roles: ['agent'],
  status: 200,
  outcome: 'The views.',
  isVersioned: true,
  answer: viewsSchema(),
  problems: ['not-found'],
});

export const saveViews = describeRoute({
  method: 'PUT',
  path: '/me/views',
  operationId: 'saveViews',
  section: 'Clients',
  summary: 'Replace one’s own views of clients',
  description:
    'All of them at once, in the order in which they are shown. With `If-Match`, none is lost that was saved in another window meanwhile.',
  roles: ['agent'],
  headers: ifMatchHeaders,
  body: viewsSchema(),
  status: 200,
  outcome: 'The views as saved.',
  isVersioned: true,
  answer: viewsSchema(),
  problems: ['not-found', 'changed-meanwhile'],
});
