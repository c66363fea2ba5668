/** A copy of a paragraph or a scene has what its original has, values that could not be read included. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  keepRawValues,
  restoreRawValues,
  showSmartLiveRoom,
  type SmartLiveRoom,
} from '../../src/api/index.js';
import { withoutNulls } from '../../src/base/index.js';
import { copyParagraph, copyScene, newScene } from '../../src/script/scene-operations.js';
import { withNewKeys } from '../../src/script/scenes.js';
import { oddCases } from '../helpers/odd-values.js';

const scene = {
  script_name: 'Opening',
  model_asset_id: 'avatar',
  voice_config: { voice_asset_id: 'voice', speed: 100 },
  layer_config: [{ layer_type: 'HUMAN', position: { dx: 1, dy: 2, layer_index: 1 } }],
  shoot_scripts: [
    { sequence_no: 1, text_config: { text: 'Hello' }, audio_config: { asset_id: 'a', audio_url: '' } },
  ],
};

describe('a copy', () => {
  for (const { name, answer, path } of oddCases({ scene_scripts: [scene] })) {
    const isOwn = /sequence_no|script_name/.test(path.join('.'));
    if (isOwn) continue; // a copy has a number and a name of its own
    const parsed = showSmartLiveRoom.response.safeParse(answer).data as SmartLiveRoom;
    const [before] = withNewKeys(keepRawValues(parsed).scene_scripts ?? []);
    const raw = withoutNulls<{ scene_scripts: (typeof scene)[] }>(answer).scene_scripts[0];
    const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const [paragraph] = before?.paragraphs ?? [];
    if (!before || !paragraph || !raw) continue;

    it(`keeps ${name}`, () => {
      const { shoot_scripts, ...script } = raw;
      const words = copyParagraph(paragraph, before, (title) => title);
      assert.deepEqual(json(restoreRawValues({ ...words.item, sequence_no: 1 })), json(shoot_scripts[0]));
      const copy = copyScene(before, 'Opening');
      assert.deepEqual(json(restoreRawValues(copy.script)), json(script));
      assert.deepEqual(json(restoreRawValues(copy.paragraphs[0]?.item)), json(shoot_scripts[0]));
      const { voice_config } = restoreRawValues(newScene(before, 'Ending').script);
      assert.deepEqual(json({ voice_config }), json({ voice_config: script.voice_config }));
    });
  }
});
