/** The simulator's script parser, checked with the SSML samples. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readScript } from '../../../demo/simulator/text/read-script.js';
import { speakingSeconds, splitSentences } from '../../../demo/simulator/text/speaking-time.js';
import { checkSsml, countCharacters, estimateDuration } from '../../../src/ssml/index.js';
import { adviceSamples, invalid, marked, ineffective, valid } from '../../ssml/samples.js';

/** The simulator has no table of syllables, so it accepts one that does not exist. */
const onlyTheEditorKnows = ['<speak><phoneme ph="bong1">重</phoneme></speak>'];

describe('a script', () => {
  it('that is valid is accepted, with the same count of characters and the same length', () => {
    for (const text of valid) {
      const { error, characters } = readScript(text);
      assert.equal(error, undefined, text.slice(0, 100));
      assert.equal(characters, countCharacters(text).withoutTags, text.slice(0, 100));
      assert.ok(
        Math.abs(speakingSeconds(text) - Math.max(1, estimateDuration(text))) < 1e-9,
        text.slice(0, 100),
      );
    }
  });

  it('that is not valid is refused', () => {
    // Limits of length are the callers' to check.
    for (const [code, sample] of invalid.filter(([code]) => !code.startsWith('too-'))) {
      const { text } = marked(sample);
      const isAccepted = onlyTheEditorKnows.includes(text);
      assert.equal(readScript(text).error === undefined, isAccepted, `${code}: ${text}`);
    }
  });

  it('with mere warnings is accepted', () => {
    for (const [code, sample] of [...ineffective, ...adviceSamples]) {
      const { text } = marked(sample);
      const isRefused = checkSsml(text).some(({ severity }) => severity === 'error');
      assert.equal(readScript(text).error !== undefined, isRefused, `${code}: ${text}`);
    }
  });

  it('is read in time linear in its length', () => {
    for (const unit of ['<word>', '<!--', '<a b="', '&', '<break time="1s"/>', "<speak a='", '好。']) {
      const text = `<speak>${unit.repeat(100_000 / unit.length)}`;
      const begin = performance.now();
      readScript(text);
      splitSentences(text);
      assert.ok(performance.now() - begin < 1000, unit);
    }
  });
});
