/** Compares secrets. */
import { sha256 } from '../base/index.js';

/** Whether two texts are equal. Compares their digests, so that the time tells nothing of the texts. */
export async function isEqualText(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([sha256(one), sha256(other)]);
  return first === second;
}
