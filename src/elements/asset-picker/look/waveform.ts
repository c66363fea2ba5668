/** Draws the loudness of a sound over its length, where the storage lets the page read the file. */

/** Number of bars. */
const bars = 96;
/** Largest file that is read for it, in bytes: a sample, not an hour of music. */
const mostBytes = 10_000_000;

/** The loudest sample of each part of a sound, from 0 to 1. Rejects if the file cannot be read or decoded. */
async function readPeaks(url: string, signal: AbortSignal): Promise<number[]> {
  const answer = await fetch(url, { signal });
  const size = Number(answer.headers.get('content-length') ?? 0);
  if (!answer.ok || size > mostBytes) throw new Error('The sound is not read');
  const context = new OfflineAudioContext(1, 1, 8_000);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  signal.throwIfAborted();
  const samples = sound.getChannelData(0);
  const step = Math.max(1, Math.floor(samples.length / bars));
  return Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    for (let at = bar * step; at < (bar + 1) * step && at < samples.length; at += 4)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
}

/** Draws a sound on a canvas, in the colour of its text. Resolves to whether it could be drawn. */
export async function drawWaveform(
  canvas: HTMLCanvasElement,
  url: string,
  signal: AbortSignal,
): Promise<boolean> {
  // Without the file or its format, the player alone is left.
  const peaks = await readPeaks(url, signal).catch(() => undefined);
  const context = canvas.getContext('2d');
  if (!peaks || !context || signal.aborted) return false;
  const { width, height } = canvas;
  const most = Math.max(...peaks, 0.01);
  context.clearRect(0, 0, width, height);
  context.fillStyle = getComputedStyle(canvas).color;
  const pitch = width / bars;
  peaks.forEach((peak, bar) => {
    const size = Math.max(2, (peak / most) * height);
    context.fillRect(bar * pitch, (height - size) / 2, pitch * 0.6, size);
  });
  return true;
}
