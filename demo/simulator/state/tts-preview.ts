/** TTS previews as the simulator keeps them. */
import type { SpeechOptions, SpeechSegment } from '../media/media.js';

/** A TTS preview. */
export interface TtsPreview {
  job_id: string;
  /** Time at which its files are ready, in milliseconds since 1970. */
  ready: number;
  voice: SpeechOptions;
  /** The message of a preview that failed; undefined before it is ready, and for one that succeeded. */
  failure?: string;
  /** Its files: the spoken segments, and the sound once it has been generated. */
  files: { segments: SpeechSegment[]; wav?: Uint8Array }[];
}
