/** Which files are taken as a recording, also without an extension. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedFiles,
  checkFile,
} from '../../../../src/elements/script-editor/recording/recording-rules.js';

const file = (name: string, type = '') => ({ name, type, size: 1 });

describe('a file for a recording', () => {
  it('without an extension is what its media type says', () => {
    for (const type of ['audio/mpeg', 'audio/mp3', 'AUDIO/MPEG; rate=44100'])
      for (const target of ['live', 'video'] as const)
        assert.equal(checkFile(file('Recording', type), target), undefined);
    for (const type of ['audio/x-m4a', 'audio/mp4', 'audio/wav', 'audio/x-wav', 'audio/vnd.wave']) {
      assert.equal(checkFile(file('Meeting 12.30', type), 'video'), undefined, type);
      assert.equal(checkFile(file('Meeting 12.30', type), 'live')?.kind, 'type', type);
    }
    for (const type of ['video/quicktime', 'image/png', 'text/plain', ''])
      assert.equal(checkFile(file('Recording', type), 'video')?.kind, 'type', type);
  });

  it('is offered by the file dialog by its extension and by its media type', () => {
    assert.ok(acceptedFiles('live').split(',').includes('.mp3'));
    assert.ok(acceptedFiles('live').split(',').includes('audio/mpeg'));
    assert.ok(acceptedFiles('video').split(',').includes('audio/x-m4a'));
    assert.ok(!acceptedFiles('live').includes('m4a'));
  });
});
