/** Types of the public values: voice capabilities, edits, diagnostics. */

/**
 * Capabilities of a voice: the service's VoiceCapability (reference 4.1.2, Table 4-40), declared structurally so that
 * this module needs no API schema. Only an explicit `false` means that the voice lacks a capability.
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
  /** Zoom ratio of the speech; the reference does not document it yet. */
  conversion_rate?: number | null | undefined;
  /** Zoom ratio of English speech. */
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

/** The voice for the check: its capabilities and `VoiceModelAssetMeta.language` (`CN`, `EN`, … of reference 4.1.2). */
export type Voice = VoiceCapability & { language?: string | null | undefined };

/** Where the text will be used: `live` room or `video` production. */
export type Target = 'live' | 'video';

/** The language of messages and of the names of fixes. */
export type MessageLanguage = 'en' | 'zh';

/** Replaces the UTF-16 units from `from` to before `to` by `insert`. Lists of edits are sorted and do not overlap. */
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

/** A problem or a piece of advice. `from` and `to` are UTF-16 positions in the text: `0 ≤ from ≤ to ≤ length`. */
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
