/**
 * A process in which nothing happens by itself, so that a seed determines all that does: the machine's timers never
 * come due (`VirtualTime` decides what is due), chance is given, and hashing takes no time.
 *
 * Imported before anything that uses them.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const never = { ref: () => never, unref: () => never, hasRef: () => false, [Symbol.toPrimitive]: () => 0 };
globalThis.setTimeout = (() => never) as unknown as typeof setTimeout;
globalThis.clearTimeout = () => undefined;

/** Lets all chance in this process come from one source of numbers from 0 to 1. */
export function setRandomSource(random: () => number): void {
  Math.random = random;
}

const { subtle } = globalThis.crypto;
const { importKey } = subtle;

/** SHA-256 and its HMAC, which otherwise are made in other threads and come back whenever those are done. */
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
