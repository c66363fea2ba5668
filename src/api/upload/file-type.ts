/** What a file is: by the extension of its name or, where that says nothing, by its media type. */

/** The media types of each type of file that the service documents (4.1.1, 4.2.1, 5.1.1, 6.1.1), without “x-”. */
const mediaTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg audio/mp3 audio/mpeg3 audio/mpeg-3 audio/mpg',
  wav: 'audio/wav audio/wave audio/vnd.wave audio/pn-wav',
  m4a: 'audio/mp4 audio/m4a audio/mp4a-latm',
  mp4: 'video/mp4 application/mp4',
  m4v: 'video/m4v',
  mkv: 'video/matroska',
  mov: 'video/quicktime',
  flv: 'video/flv application/flash-video',
  '3gp': 'video/3gpp video/3gp audio/3gpp',
  wmv: 'video/ms-wmv',
  avi: 'video/msvideo video/avi video/vnd.avi application/troff-msvideo',
  webm: 'video/webm',
  jpg: 'image/jpeg image/jpg image/pjpeg',
  png: 'image/png',
  bmp: 'image/bmp image/ms-bmp image/windows-bmp',
  gif: 'image/gif',
  ppt: 'application/vnd.ms-powerpoint application/mspowerpoint application/powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  srt: 'application/subrip text/srt',
  bin: 'application/octet-stream',
};

const byMediaType: ReadonlyMap<string, string> = new Map(
  Object.entries(mediaTypes).flatMap(([type, names]) =>
    names.split(' ').map((name): [string, string] => [name, type]),
  ),
);

/** An extension has at least one letter: “Meeting 12.30” and “v1.2” have none. */
const extension = /[^.]\.(?=\d*[a-z_])([a-z\d_]+)$/i;
/** A media type, in the spelling of an extension: `image/svg+xml` is `svg`. */
const subtype = /^\w+\/([a-z\d]{1,8})(?:\+\w+)?$/;

/**
 * The `file_type` of a file, in small letters: the extension of its name, otherwise what its media type stands for
 * (`audio/mpeg` is `mp3`), otherwise `bin`. A `type` without a slash is a file type already.
 */
export function fileTypeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  const named = extension.exec(name)?.[1]?.toLowerCase();
  if (named !== undefined) return named;
  const [media = ''] = type.toLowerCase().split(';');
  const plain = media.trim().replace(/\/x-/, '/');
  if (/^[a-z\d]{1,8}$/.test(plain)) return plain;
  return byMediaType.get(plain) ?? subtype.exec(plain)?.[1] ?? 'bin';
}

/** The media types of a type of file, for the `accept` of a file dialog: a name without an extension is offered, too. */
export const mediaTypesOf = (type: string): readonly string[] =>
  [...byMediaType].flatMap(([media, known]) => (known === type ? [media, media.replace('/', '/x-')] : []));
