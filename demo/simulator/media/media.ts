/** The interface of the option `media`, which generates pictures, sounds and films. */

/** A file that is generated when it is fetched. */
export interface MediaFile {
  /** MIME type. */
  type: string;
  /** Generates the content. The same file always has the same bytes. */
  bytes: () => Uint8Array;
}

/** The properties that the service states for a file, and that its content should match. Unknown ones are missing. */
export interface MediaFacts {
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
  /** Seconds. */
  duration?: number;
}

/** A stretch of speech, or a silence. Either lasts `seconds`. */
export type SpeechSegment =
  { kind: 'text'; text: string; seconds: number } | { kind: 'pause'; seconds: number };

/** How a text is spoken. */
export interface SpeechOptions {
  /** Asset ID of the voice. The same voice always sounds the same. */
  voice: string;
  /** Sex of the voice, where its asset states it. */
  sex?: 'MALE' | 'FEMALE';
  /** Percent of the voice's own pitch, 50 to 200. */
  pitch: number;
  /** Volume, 90 to 240; 140 is normal. */
  volume: number;
}

/**
 * Generates the content of files that no caller has uploaded: covers, backgrounds, samples of voices, music, produced
 * videos, speech.
 *
 * A file is named by a key: its kind, a name and an extension, as `avatar/sara.svg`. Kinds are `avatar`, `place`,
 * `product`, `wave`, `slide`, `card` and `frame` (SVG), `voice` and `music` (WAV), and `film` (MP4 with H.264).
 */
export interface Media {
  /** Returns the file of a key; undefined for an unknown key. */
  file(key: string, facts: MediaFacts): MediaFile | undefined;
  /** Speaks the segments one after the other. Returns a WAV file with the total duration of the segments. */
  speak(segments: readonly SpeechSegment[], options: SpeechOptions): Uint8Array;
}
