/** The simulator's default media: valid files of the stated size and duration. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toContent } from '../../../demo/simulator/files/content.js';
import { extractMetadata } from '../../../demo/simulator/files/meta/metadata.js';
import { mediaFacts } from '../../../demo/simulator/media/facts.js';
import { plainMedia } from '../../../demo/simulator/media/plain-media.js';
import { seedAssets } from '../../../demo/simulator/seed/assets.js';
import type { StoredFile } from '../../../demo/simulator/state/asset.js';

const assets = seedAssets(Date.UTC(2026, 0, 5)).map(({ asset }) => asset);

describe('plain media', () => {
  it('answer every key of the library with a file of its type', () => {
    const types = { svg: 'image/svg+xml', wav: 'audio/wav', mp4: 'video/mp4' };
    for (const file of assets.flatMap(({ files }) => (files ?? []) as StoredFile[])) {
      if (!file.media) continue;
      const made = plainMedia.file(file.media, {});
      assert.equal(made?.type, types[file.file_type as keyof typeof types], file.media);
      assert.ok((made?.bytes().length ?? 0) > 100, file.media);
    }
    assert.equal(plainMedia.file('x', {}), undefined);
    assert.equal(plainMedia.file('../a.svg', {}), undefined);
  });

  it('have the size and the duration that their assets state', () => {
    for (const asset of assets) {
      const main = (asset.files?.[0] ?? {}) as StoredFile;
      if (!main.media) continue;
      const bytes = plainMedia.file(main.media, mediaFacts(asset, main.media))?.bytes() ?? new Uint8Array();
      const meta = extractMetadata(asset.asset_type ?? '', toContent(bytes));
      const { image_meta: image, audio_meta: audio } = asset.asset_extra_meta ?? {};
      if (image)
        assert.deepEqual([meta.image_meta?.width, meta.image_meta?.height], [image.width, image.height]);
      if (audio) assert.deepEqual(meta.audio_meta, { ...audio });
      if (audio) assert.equal(main.file_size, bytes.length);
    }
  });

  it('film a video in its own size and length', () => {
    for (const [width, height, duration] of [
      [1920, 1080, 6],
      [1080, 1920, 1],
      [2160, 3840, 61],
    ] as const) {
      const bytes =
        plainMedia.file('film/task.mp4', { width, height, duration })?.bytes() ?? new Uint8Array();
      const { video_meta: meta } = extractMetadata('VIDEO', toContent(bytes));
      assert.deepEqual(
        [meta?.width, meta?.height, meta?.duration, meta?.video_codec],
        [width, height, duration, 'h264'],
      );
    }
  });

  it('speak as long as the segments say together', () => {
    const segments = [
      { kind: 'text', text: 'Hello', seconds: 0.5 },
      { kind: 'pause', seconds: 1 },
    ] as const;
    const bytes = plainMedia.speak(segments, { voice: 'v', pitch: 100, volume: 140 });
    assert.equal(bytes.length, 44 + 1.5 * 32_000);
    const view = new DataView(bytes.buffer);
    assert.ok(Array.from({ length: 100 }, (_, at) => view.getInt16(44 + at * 2, true)).some(Boolean));
    assert.equal(plainMedia.speak([], { voice: 'v', pitch: 100, volume: 140 }).length, 44 + 0.1 * 32_000);
  });
});
