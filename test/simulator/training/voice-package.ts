/** Input of voice trainings: recordings with their texts, and archives of them. */
import { crc32 } from 'node:zlib';

/** The shortest recording there is: a tenth of a second at 8 kHz, one byte a sample. */
export const sound = wav(800);

function wav(samples: number): string {
  const number = (value: number, bytes: number) =>
    Array.from({ length: bytes }, (_, at) => String.fromCharCode((value >>> (8 * at)) & 255)).join('');
  const format =
    number(1, 2) + number(1, 2) + number(8000, 4) + number(8000, 4) + number(1, 2) + number(8, 2);
  const body = `WAVEfmt ${number(16, 4)}${format}data${number(samples, 4)}${'\x80'.repeat(samples)}`;
  return `RIFF${number(body.length, 4)}${body}`;
}

/** A number of recordings, each with its text. */
export function corpus(count: number): Record<string, string> {
  const sentences = Array.from({ length: count }, (_, index) => [
    [`${index}.wav`, sound],
    [`${index}.txt`, `Sentence ${index}`],
  ]);
  return Object.fromEntries(sentences.flat() as [string, string][]);
}

export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A ZIP archive of uncompressed files. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text, 'latin1')];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, title);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), facts, title, content);
    offset += 30 + title.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]));
}
