// Words in which a trigger and other words seem to run together ("prepare": "pre", "pare"), of the 68,000 most frequent of the three languages
// (by wordfreq 3.1.1): they are never taken apart.
import { lazily } from '../../platform/lazily.ts';

export const wholeWords = lazily(
  () =>
    new Set(
      `present represent prepare listened altogether parenting promotes adopting textbook tapping wrapping chuckle textiles unforgettable ceasefire pretext
        loyalists parentheses ditches chuckles scrubbing acquittal novelists galloping panelists tosses exterminate gamestop setlist debugging indeterminate
        forgettable subsystem upping chuckling idealist droppings subtext warping subsystems godsend mandala blackmailing junkyard quidditch representantes
        olvidado preparar preparando pareciera pretexto sistematica preparan promovido parecidos novelista olvidados parentesis sindicalistas parejo
        sindicalista listados preparandose preparen presentas pretextos novelistas prepararnos carlistas pretexte antiquite interessent allemandes subissent
        disparaissent paraissent visent predecesseur presentera ecritures aboutissent oubliees dansent sentinelle parentale presentaient precisent grandissent
        idealiste preparees enfile enrayer travailliste decris pressent pretextes sentit representera federaliste federalistes repartissent sentaient dejeune
        saisissent acquit arretaient finiras versent deletere preparing prepared prepares preparation preparer preparons`.split(
        /\s+/,
      ),
    ),
);
