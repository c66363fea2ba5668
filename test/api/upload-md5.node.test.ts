import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Md5, toBase64 } from '../../src/api/upload/md5.js';
import { ChunkPacer } from '../../src/api/upload/chunk-pacer.js';
import { sliceSize, readSlices } from '../../src/api/upload/blob-slices.js';
import { md5 } from '../../src/api/upload/upload.lazy.js';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const expected = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

test('gives the digests that RFC 1321 prints', () => {
  const vectors = {
    '': 'd41d8cd98f00b204e9800998ecf8427e',
    a: '0cc175b9c0f1b6a831c399e269772661',
    abc: '900150983cd24fb0d6963f7d28e17f72',
    'message digest': 'f96b697d7cb7938d525a2f31aaf161d0',
    abcdefghijklmnopqrstuvwxyz: 'c3fcd3d76192e4007dfb496cca67e13b',
    ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789: 'd174ab98d277d9f5a5611c2c9f419d9f',
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890':
      '57edf4a22be3c955ac49da2e2107b67a',
  };
  for (const [text, digest] of Object.entries(vectors)) {
    assert.equal(hexOf(new Md5().update(Buffer.from(text)).digest()), digest, text);
  }
});

test('agrees with another implementation around every edge of a block', () => {
  for (let size = 0; size <= 260; size++) {
    const bytes = randomBytes(size);
    assert.equal(hexOf(new Md5().update(bytes).digest()), expected(bytes), `${size} bytes`);
  }
});

test('does not care how the bytes are cut, nor where they lie in memory', () => {
  for (let round = 0; round < 60; round++) {
    const memory = randomBytes(3 + Math.floor(Math.random() * 200_000));
    const bytes = memory.subarray(round % 4);
    const digest = new Md5();
    for (let at = 0, to = 0; at < bytes.length; at = to) {
      to = Math.min(bytes.length, at + Math.ceil(Math.random() * (round % 2 ? 150 : 40_000)));
      digest.update(bytes.subarray(at, to));
    }
    assert.equal(hexOf(digest.digest()), expected(bytes));
  }
});

test('counts more than 4 GiB of bits in both halves of the length', () => {
  // 513 MiB: the length in bits exceeds 32 bits.
  const piece = randomBytes(9 << 20);
  const known = createHash('md5');
  const ours = new Md5();
  for (let n = 0; n < 57; n++) {
    known.update(piece);
    ours.update(piece);
  }
  assert.equal(hexOf(ours.digest()), known.digest('hex'));
});

test('is written as Content-MD5 wants it', async () => {
  const bytes = Buffer.from('hello');
  const base64 = createHash('md5').update(bytes).digest('base64');
  assert.equal(toBase64(new Md5().update(bytes).digest()), base64);
  assert.equal(await md5(new Blob([bytes])), base64);
});

/** A blob of any size that allocates only the bytes being read, and records how many. */
function counting(size: number) {
  const reads: number[] = [];
  const blob = {
    size,
    slice: (from: number, to: number) => ({
      arrayBuffer: () => {
        reads.push(to - from);
        return Promise.resolve(new ArrayBuffer(to - from));
      },
    }),
  } as unknown as Blob;
  return { blob, reads };
}

test('reads a large file in slices, on the main thread in small ones', async () => {
  const size = 40 * 2 ** 20 + 5;
  const { blob, reads } = counting(size);
  const told: number[] = [];
  const zeros = createHash('md5');
  for (let n = 0; n < 40; n++) zeros.update(Buffer.alloc(2 ** 20));
  assert.equal(
    await md5(blob, { onProgress: (n) => told.push(n) }),
    zeros.update(Buffer.alloc(5)).digest('base64'),
  );
  assert.ok(Math.max(...reads) <= sliceSize, 'memory does not grow with the file');
  assert.equal(
    reads.reduce((a, b) => a + b),
    size,
  );
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
  assert.equal(told.at(-1), size);
});

test('reads every slice into the same memory', async () => {
  const blob = new Blob([randomBytes(5 * 2 ** 20 + 7)]);
  let most = 0;
  let read = 0;
  const first = new Set<number>();
  for await (const slice of readSlices(blob)) {
    most = Math.max(most, slice.buffer.byteLength);
    read += slice.length;
    first.add(slice.byteOffset);
  }
  assert.equal(read, blob.size);
  assert.equal(most, sliceSize, 'memory does not grow with the file');
  assert.deepEqual([...first], [0]);
});

test('lets the page live between two slices', async () => {
  const { blob } = counting(40 * 2 ** 20);
  const { postMessage } = MessagePort.prototype;
  let atOnce = 0;
  let most = 0;
  let before = 0;
  // A message to the same page arrives in another task of the event loop.
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: Parameters<typeof postMessage>) {
    atOnce = 0;
    return postMessage.apply(this, args);
  } as typeof postMessage;
  const onProgress = (hashed: number) => {
    atOnce += hashed - before;
    before = hashed;
    most = Math.max(most, atOnce);
  };
  await md5(blob, { onProgress });
  MessagePort.prototype.postMessage = postMessage;
  assert.equal(before, blob.size);
  assert.ok(most <= 512 * 1024, `${most} bytes in one turn`);
});

test('does less in a turn on a slow machine, and more on a fast one', () => {
  const last = (bytesPerMillisecond: number) => {
    let now = 0;
    let longest = 0;
    const pace = new ChunkPacer(() => now);
    for (let turn = 0; turn < 50; turn++) {
      const begun = now;
      const { size } = pace;
      pace.run(() => (now += size / bytesPerMillisecond));
      longest = Math.max(longest, now - begun);
    }
    return { size: pace.size, longest };
  };
  assert.equal(last(400_000).size, 512 * 1024);
  for (const speed of [1000, 5000, 40_000]) {
    const { size, longest } = last(speed);
    assert.ok(longest < 50, `${longest} ms in one turn`);
    assert.ok(size / speed <= 12, `${size / speed} ms in a turn at last`);
  }
});

test('stops reading when it is aborted', async () => {
  const { blob, reads } = counting(2 ** 30);
  const stop = new AbortController();
  const reason = new Error('enough');
  const hashing = md5(blob, { signal: stop.signal, onProgress: () => stop.abort(reason) });
  await assert.rejects(hashing, reason);
  assert.equal(reads.length, 1);
});

test('says that a file cannot be read, when it has changed on the disk', async () => {
  const blob = {
    size: 10,
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
  } as unknown as Blob;
  await assert.rejects(md5(blob), { code: 'FILE_UNREADABLE' });
});
