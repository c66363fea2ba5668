/** TTS previews as the simulator keeps them. */
import type { SpeechOptions, SpeechSegment } from '../media/media.js';

/** A TTS preview. */
export interface TtsPreview {
  job_id: string;
  /** When its files are ready, in milliseconds since 1970. */
  ready: number;
  voice: SpeechOptions;
  /** Its files: what each says, and the sound once it was made. */
  files: { segments: SpeechSegment[]; wav?: Uint8Array }[];
}
