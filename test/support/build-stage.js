// Before all tests: bundles the functions and synthesizes the local stages, which the stories run on.
import { buildLocalStages } from '../../local/build.ts';

export default async function buildStage() {
  const [local, connect] = await buildLocalStages(() => {}, ['local', 'local-connect']);
  process.env.DIBS_TEMPLATE_DIR = local;
  process.env.DIBS_CONNECT_TEMPLATE_DIR = connect;
}
