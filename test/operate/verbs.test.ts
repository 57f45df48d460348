// What an engineer asks of a stage, on one that all of them share. Those that go by the whole table come last.
import './check.story.ts';
import './people.story.ts';
import './stage.story.ts';
import './mend.story.ts';
import './restored.story.ts';
