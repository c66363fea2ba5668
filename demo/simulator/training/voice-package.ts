/**
 * The automatic review of an archive of recordings (reference 8.1 to 8.3): `0.wav` to `19.wav`, each with a `.txt`, for
 * the basic edition, up to `99.wav` for the advanced one, and recordings without texts for the premium one.
 */
import type { AnswerOf, showJobAuditResult } from '../../../src/api/index.js';
import { readSafely, letters, viewOf } from '../files/meta/bytes.js';
import { isComplete } from '../files/content.js';
import { errorInfo, type ServiceErrorCode } from '../service-errors.js';
import { sentenceCounts } from './voice.js';
import type { Content } from '../state/asset.js';
import type { Edition } from '../state/training.js';

type Result = NonNullable<AnswerOf<typeof showJobAuditResult>['system_audit_result']>;

/** An error, and the file that it concerns. */
type PackageError = NonNullable<Result['errors']>[number] & { error_code: string; error_message: string };

interface ZipEntry {
  name: string;
  /** Uncompressed size in bytes. */
  size: number;
  /** Its first bytes; empty for a compressed file. */
  beginning: string;
}

/** Returns all errors of an archive. An archive that was not kept completely is accepted without a check. */
export function auditPackage(content: Content, edition: Edition): PackageError[] {
  if (!isComplete(content)) return [];
  const entries = readSafely(() => entriesOf(content.bytes));
  if (!entries) return [packageError('MSS.20020013')];
  const count = sentenceCounts[edition];
  const foreign = entries.flatMap((entry) => foreignIn(entry, count) ?? []);
  if (foreign.length > 0) return foreign;
  if (count !== undefined && entries.length > 2 * count) return [packageError('MSS.20020022')];
  const misnamed = entries.flatMap((entry) => misnamedIn(entry, count) ?? []);
  if (misnamed.length > 0) return misnamed;
  return [...countFault(entries, count), ...entries.flatMap((entry) => contentFault(entry) ?? [])];
}

/** A folder, or a file of another kind. Both have codes of their own, and are named before the count is. */
function foreignIn({ name }: ZipEntry, count: number | undefined): PackageError | undefined {
  const kinds = count === undefined ? /\.wav$/i : /\.(wav|txt)$/i;
  if (name.includes('/')) return packageError('MSS.20020025', name);
  return kinds.test(name) ? undefined : packageError('MSS.20020012', name);
}

function misnamedIn({ name }: ZipEntry, count: number | undefined): PackageError | undefined {
  const index = /^(0|[1-9]\d*)\.\w+$/.exec(name)?.[1];
  const isNamed = count === undefined || (index !== undefined && Number(index) < count);
  return isNamed ? undefined : packageError('MSS.20020026', name);
}

function countFault(entries: readonly ZipEntry[], count: number | undefined): PackageError[] {
  if (count === undefined) return entries.length > 0 ? [] : [packageError('MSS.20020017')];
  return new Set(entries.map(({ name }) => name)).size === 2 * count ? [] : [packageError('MSS.20020016')];
}

function contentFault({ name, size, beginning }: ZipEntry): PackageError | undefined {
  const isSound = /\.wav$/i.test(name);
  if (size === 0) return packageError(isSound ? 'MSS.20020029' : 'MSS.20020015', name);
  const isOther = isSound && beginning !== '' && !/^RIFF[^]{4}WAVE$/.test(beginning);
  return isOther ? packageError('MSS.20020018', name) : undefined;
}

function packageError(code: ServiceErrorCode, name = ''): PackageError {
  const { error_code, error_msg } = errorInfo(code);
  const member = /\.txt$/i.test(name) ? 'text_name' : 'audio_name';
  return { ...(name !== '' && { [member]: name }), error_code, error_message: error_msg };
}

const signatures = { end: 0x06054b50, entry: 0x02014b50 };

/** Reads the directory of a ZIP archive; undefined for other files. */
function entriesOf(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== signatures.entry) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      size: view.getUint32(at + 24, true),
      beginning: view.getUint16(at + 10, true) === 0 ? beginningOf(bytes, view.getUint32(at + 42, true)) : '',
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Offset of the end-of-directory record. Only a comment may follow it. */
function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  return undefined;
}

function beginningOf(bytes: Uint8Array, header: number): string {
  const view = viewOf(bytes);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  return letters(bytes, start, 12);
}
