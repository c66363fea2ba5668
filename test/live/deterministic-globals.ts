/**
 * Makes a process deterministic, so that a seed determines everything that happens: real timers never fire (`VirtualTime`
 * replaces them), random numbers come from a seed, and hashing is synchronous.
 *
 * Import it before any module that uses these globals.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const never = { ref: () => never, unref: () => never, hasRef: () => false, [Symbol.toPrimitive]: () => 0 };
globalThis.setTimeout = (() => never) as unknown as typeof setTimeout;
globalThis.clearTimeout = () => undefined;

/** Replaces `Math.random` and the random values of `crypto` by a source of numbers from 0 to 1. */
export function setRandomSource(random: () => number): void {
  Math.random = random;
}

const { subtle } = globalThis.crypto;
const { importKey } = subtle;

/** Synchronous SHA-256 and HMAC. Web Crypto computes them in other threads, so the time of completion varies. */
const atOnce = {
  digest: (_: unknown, data: Uint8Array) => Promise.resolve(bufferOf(createHash('sha256').update(data))),
  importKey: (
    format: string,
    raw: Uint8Array,
    algorithm: { name?: string },
    ...rest: [boolean, KeyUsage[]]
  ) =>
    algorithm.name === 'HMAC'
      ? Promise.resolve({ raw })
      : importKey.call(
          subtle,
          format as 'raw',
          raw as BufferSource,
          algorithm as AlgorithmIdentifier,
          ...rest,
        ),
  sign: (_: unknown, { raw }: { raw: Uint8Array }, data: Uint8Array) =>
    Promise.resolve(bufferOf(createHmac('sha256', raw).update(data))),
  verify: (_: unknown, { raw }: { raw: Uint8Array }, signature: Uint8Array, data: Uint8Array) => {
    const right = createHmac('sha256', raw).update(data).digest();
    return Promise.resolve(right.length === signature.length && timingSafeEqual(right, signature));
  },
};
for (const [name, value] of Object.entries(atOnce)) Object.defineProperty(subtle, name, { value });

function bufferOf(hash: { digest(): Buffer }): ArrayBuffer {
  return new Uint8Array(hash.digest()).buffer;
}
