/** The spoken text of a script, for one line in a list. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { stripTags } from '../../src/ui/strip-tags.js';

const said: readonly (readonly [script: string, words: string])[] = [
  [
    '<speak>Two tins<break time="500ms"/>for <emotion type="HAPPY">nine</emotion></speak>',
    'Two tins for nine',
  ],
  ['<speak>Two tins <break/>for nine</speak>', 'Two tins for nine'],
  ['<speak>One.<break></break><insert-action tag="a"/>Two</speak>', 'One. Two'],
  ['<speak><emotion type="SAD">One</emotion><break/><word>two</word></speak>', 'One two'],
  ['<speak>One.<emotion type="SAD">Two.</emotion>Three.</speak>', 'One. Two. Three.'],
  ['<speak>una caf<sub alias="x">é</sub><break/>és</speak>', 'una café és'],
  ['<speak>两罐<break/>九十九元，<break/>a</speak>', '两罐九十九元，a'],
  ['<speak><break/>R&amp;D &lt;new&gt;<break/></speak>', 'R&D <new>'],
  ['a <break/> b', 'a <break/> b'],
  ['<3 you all', '<3 you all'],
];

for (const [script, words] of said)
  it(`reads ${script} as ${words}`, () => {
    assert.equal(stripTags(script), words);
  });
