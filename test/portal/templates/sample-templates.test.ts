// Templates to begin with: each may be saved as it is, and is one segment at its longest.
import { expect, test } from '@jest/globals';
import { longestOf } from '../../../lambdas/campaigns/templates/longest-text.ts';
import { refuseTemplate } from '../../../lambdas/campaigns/templates/template.ts';
import { parseTemplate } from '../../../lambdas/campaigns/templates/template-text.ts';
import { readSpamPhrases } from '../../../lambdas/texting/wording/spam-phrases.ts';
import { readConfig } from '../../../lib/config/stage-config.ts';
import { sampleLanguages, sampleOf, samplesIn } from '../../../portal/templates/sample-templates.ts';

const { linkShorteners, spamPhrases } = readConfig('local', 'config');
const blocked = { linkShorteners, spamPhrases: readSpamPhrases(spamPhrases) };
/** Longer than most. */
const brand = 'Harbor Homes (Fictional)';

test.each(sampleLanguages)(
  'CP-1 each sample in %s may be saved, and is one segment with long names',
  (language) => {
    const samples = samplesIn(language);
    expect(samples).toHaveLength(8);
    for (const { name, body } of samples) {
      expect({ name, refused: refuseTemplate(body, { brand, blocked }) }).toEqual({
        name,
        refused: undefined,
      });
      const { parts } = parseTemplate(body);
      const { segments, encoding } = longestOf(parts, { brand, optOutInstructions: '' });
      expect({ name, segments, encoding }).toEqual({ name, segments: 1, encoding: 'GSM-7' });
    }
  },
);

test('an address names one sample, or none', () => {
  expect(sampleOf('fr.thank-you')).toMatchObject({ name: 'Merci' });
  expect(sampleOf('de.danke')).toBeUndefined();
  expect(sampleOf(null)).toBeUndefined();
});
