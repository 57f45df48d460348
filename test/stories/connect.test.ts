// Stories on the stage with calls by Amazon Connect and quiet hours. The second lets a year pass.
import '../calling/voice/calling-by-connect.story.ts';
import '../campaigns/quiet-hours.story.ts';
