// The values that go in and out of this room: what a voice can do, an edit, a diagnostic.

/**
 * What a voice can do: the structure VoiceCapability of the service (reference 4.1.2, Table 4-40), declared here
 * by its shape. Only an explicit `false` switches something off; a missing flag says nothing.
 */
export interface VoiceCapability {
  is_support_phoneme_en?: boolean | null | undefined;
  is_support_phoneme?: boolean | null | undefined;
  is_support_break_time?: boolean | null | undefined;
  is_support_break_strength?: boolean | null | undefined;
  is_support_speed?: boolean | null | undefined;
  is_support_prosody?: boolean | null | undefined;
  is_support_ssml_say_as?: boolean | null | undefined;
  is_support_ssml_sub?: boolean | null | undefined;
  is_support_word?: boolean | null | undefined;
  is_support_srt?: boolean | null | undefined;
  is_support_voice_cache?: boolean | null | undefined;
  /** Zoom ratio of the speech, newer than the reference. */
  conversion_rate?: number | null | undefined;
  /** The same for English. */
  conversion_rate_en?: number | null | undefined;
}

/** The flags of a voice that decide whether a tag is heard. */
export type VoiceFlag =
  | 'is_support_phoneme_en'
  | 'is_support_phoneme'
  | 'is_support_break_time'
  | 'is_support_break_strength'
  | 'is_support_prosody'
  | 'is_support_ssml_say_as'
  | 'is_support_ssml_sub'
  | 'is_support_word';

/** The voice as the check wants it: its capabilities and `VoiceModelAssetMeta.language` (`CN`, `EN`, … of 4.1.2). */
export type Voice = VoiceCapability & { language?: string | null | undefined };

/** Where the text will be used: `live` room or `video` production. */
export type Target = 'live' | 'video';

/** The language of messages and of the names of actions. */
export type MessageLanguage = 'en' | 'zh';

/** Replace the characters `from` to `to` (UTF-16 units, end excluded) by `insert`. Lists of edits are in order, apart from each other. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** A fix: applying all its edits to the checked text makes the diagnostic go away. */
export interface Action {
  name: string;
  edits: Edit[];
}

/** `error`: the service would refuse it. `warning`: it will not take effect. `info`: advice. */
export type Severity = 'error' | 'warning' | 'info';

/** One finding. `from` and `to` are UTF-16 positions in the checked text, `0 ≤ from ≤ to ≤ length`. */
export interface Diagnostic {
  from: number;
  to: number;
  severity: Severity;
  code: string;
  message: string;
  actions: Action[];
}

/** Most characters of a text, tags and all (reference 10.5, Table 10-3). */
export const MAX_TOTAL = 131_072;

/** Most characters of a text without its tags. */
export const MAX_WITHOUT_TAGS = 10_000;
