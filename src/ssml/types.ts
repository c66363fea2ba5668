// The values that go in and out: capabilities of a voice, edits, diagnostics.

/**
 * What a voice can do: the structure VoiceCapability of the service (reference 4.1.2, Table 4-40), declared here
 * by its shape. Only an explicit `false` means that the voice cannot do something.
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

/** The flags of a voice that decide whether a tag takes effect. */
export type VoiceFlag =
  | 'is_support_phoneme_en'
  | 'is_support_phoneme'
  | 'is_support_break_time'
  | 'is_support_break_strength'
  | 'is_support_prosody'
  | 'is_support_ssml_say_as'
  | 'is_support_ssml_sub'
  | 'is_support_word';

/** The voice as the check needs it: its capabilities and `VoiceModelAssetMeta.language` (`CN`, `EN`, … of 4.1.2). */
export type Voice = VoiceCapability & { language?: string | null | undefined };

/** Where the text will be used: `live` room or `video` production. */
export type Target = 'live' | 'video';

/** The language of messages and of the names of actions. */
export type MessageLanguage = 'en' | 'zh';

/** Replaces the characters `from` to `to` (UTF-16 units, end excluded) by `insert`. Lists of edits are sorted and do not overlap. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** A fix: applying all its edits to the checked text resolves the diagnostic. */
export interface Action {
  name: string;
  edits: Edit[];
}

/** `error`: the service would reject it. `warning`: it has no effect. `info`: advice. */
export type Severity = 'error' | 'warning' | 'info';

/** One problem or piece of advice. `from` and `to` are UTF-16 positions in the checked text, `0 ≤ from ≤ to ≤ length`. */
export interface Diagnostic {
  from: number;
  to: number;
  severity: Severity;
  code: string;
  message: string;
  actions: Action[];
}

/** Maximum characters of a text with its tags (reference 10.5, Table 10-3). */
export const MAX_TOTAL = 131_072;

/** Maximum characters of a text without its tags (reference 10.5). */
export const MAX_WITHOUT_TAGS = 10_000;
