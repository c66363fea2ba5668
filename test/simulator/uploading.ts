/** Helpers for the tests of assets and files: creation of assets, uploads, and small files of each type. */
import { createHash } from 'node:crypto';
import type { AnswerBody, Bench } from './bench.js';

/** A file to upload. */
export interface Sample {
  file_name: string;
  bytes: Uint8Array;
}

/** Creates an asset and returns its ID. */
export async function createAsset(
  { call }: Bench,
  asset_type: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<string> {
  const body = { asset_name: `A ${asset_type}`, asset_type, ...more };
  return ((await call('POST', 'digital-assets', body, headers)).body as { asset_id: string }).asset_id;
}

/** Reads an asset, with the members that the tests check. */
export async function showAsset(
  { call }: Bench,
  asset_id: string,
  headers: Record<string, string> = {},
): Promise<Shown> {
  return (await call('GET', `digital-assets/${asset_id}`, undefined, headers)).body as Shown;
}

export interface Shown extends AnswerBody {
  asset_state: string;
  asset_name: string;
  files: {
    file_id: string;
    download_url: string;
    state: string;
    asset_file_category: string;
    file_name: string;
  }[];
  asset_extra_meta?: {
    image_meta?: Record<string, unknown>;
    audio_meta?: Record<string, unknown>;
    video_meta?: Record<string, unknown>;
    ppt_meta?: Record<string, unknown> & { pages?: { file_id: string }[] };
  };
}

/** The request body that creates a file. */
export function fileBody(asset_id: string, { file_name, bytes }: Sample, asset_file_category = 'MAIN') {
  return {
    asset_id,
    file_name,
    file_type: file_name.slice(file_name.lastIndexOf('.') + 1),
    file_size: bytes.length,
    file_md5: md5(bytes),
    asset_file_category,
  };
}

/** Creates a file for upload. Returns its ID and its upload URL. */
export async function announce(
  { call }: Bench,
  asset_id: string,
  sample: Sample,
  category?: string,
): Promise<{ file_id: string; upload_url: string }> {
  const { body } = await call('POST', 'files', fileBody(asset_id, sample, category));
  return body as unknown as { file_id: string; upload_url: string };
}

/** Uploads bytes to a URL. */
export async function put(
  { simulator }: Bench,
  url: string,
  bytes: Uint8Array,
  headers: Record<string, string> = { 'Content-MD5': md5(bytes) },
): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await simulator.fetch(
    new Request(url, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> }),
  );
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Confirms the outcome of an upload. */
export function confirm(
  { call }: Bench,
  file_id: string,
  state = 'CREATED',
  more: Record<string, unknown> = {},
) {
  return call('POST', `files/${file_id}/complete`, { state, ...more });
}

/** Creates, uploads and confirms a file. Returns its ID. */
export async function upload(
  on: Bench,
  asset_id: string,
  sample: Sample,
  category?: string,
): Promise<string> {
  const { file_id, upload_url } = await announce(on, asset_id, sample, category);
  await put(on, upload_url, sample.bytes);
  await confirm(on, file_id);
  return file_id;
}

/** Downloads a URL. */
export async function fetched({ simulator }: Bench, url: string) {
  const response = await simulator.fetch(new Request(url));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, bytes, headers: response.headers };
}

/** MD5 in Base64, computed by Node. */
export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64');
}

/** The beginning of a PNG of this size. */
export function png(width: number, height: number): Sample {
  const bytes = Buffer.alloc(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return { file_name: 'picture.png', bytes };
}

/** The beginning of a JPEG of this size, with a segment before its frame. */
export function jpeg(width: number, height: number): Sample {
  const bytes = Buffer.alloc(64);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
  bytes.set([0xff, 0xc2, 0, 17, 8], 20);
  bytes.writeUInt16BE(height, 25);
  bytes.writeUInt16BE(width, 27);
  return { file_name: 'picture.jpg', bytes };
}

export function svg(markup: string): Sample {
  return { file_name: 'picture.svg', bytes: new TextEncoder().encode(markup) };
}

/** A WAV file with a duration in seconds: 16 bits, stereo, 8 kHz. */
export function wav(seconds: number): Sample {
  const bytes = Buffer.alloc(44 + seconds * 32_000);
  bytes.write('RIFF\0\0\0\0WAVEfmt ');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(32_000, 28);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(seconds * 32_000, 40);
  return { file_name: 'sound.wav', bytes };
}

/** An MP3 file with a duration in seconds, at 128 kbit/s, after an ID3 tag. */
export function mp3(seconds: number): Sample {
  const bytes = Buffer.alloc(10 + 20 + seconds * 16_000);
  bytes.write('ID3');
  bytes[9] = 20;
  bytes.set([0xff, 0xfb, 0x90, 0], 30);
  return { file_name: 'sound.mp3', bytes };
}

/** An MP4 file with a duration in seconds, of 1280 × 720 unless said otherwise, with H.264 and AAC. */
export function mp4(seconds: number, [width, height] = [1280, 720] as [number, number]): Sample {
  const mvhd = Buffer.alloc(24);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(seconds * 1000, 16);
  const tkhd = Buffer.alloc(84);
  tkhd.writeUInt32BE(width * 65_536, 76);
  tkhd.writeUInt32BE(height * 65_536, 80);
  const sound = Buffer.alloc(28);
  sound.writeUInt16BE(2, 16);
  sound.writeUInt32BE(44_100 * 65_536, 24);
  const tracks = [box('avc1', Buffer.alloc(70)), box('mp4a', sound)].map((entry, index) =>
    box(
      'trak',
      box('tkhd', index === 0 ? tkhd : Buffer.alloc(84)),
      box('mdia', box('minf', box('stbl', box('stsd', Buffer.alloc(8), entry)))),
    ),
  );
  return {
    file_name: 'film.mp4',
    bytes: Buffer.concat([box('ftyp', Buffer.from('isom')), box('moov', box('mvhd', mvhd), ...tracks)]),
  };
}

function box(name: string, ...contents: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + contents.reduce((sum, content) => sum + content.length, 0));
  head.write(name, 4);
  return Buffer.concat([head, ...contents]);
}
