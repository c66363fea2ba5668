/** Compares secrets. */

/** Whether two texts are equal. Compares their digests, so that the time tells nothing of the texts. */
export async function isEqualText(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([digest(one), digest(other)]);
  return first.every((byte, index) => byte === second[index]);
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
