// Stages beside the local one, as an engineer would configure them.
import './first-deploy.story.ts';
import './options.story.ts';
