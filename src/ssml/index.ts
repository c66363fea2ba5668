/** SSML, the script language: grammar, parser, check with fixes, and edits. All functions map text to plain values. */
export { checkSsml, type CheckOptions } from './check.js';
export { countCharacters, toPlainText, type CharacterCount } from './count.js';
export { applyEdits, changeTag, insertTag, unwrapTag, wrapRange } from './edits.js';
export { escapeText, escapeValue, HTML_ENTITIES, openTag, type Attributes } from './escape.js';
export {
  grammar,
  isRootName,
  ROOT_ALIASES,
  type AttributeSpec,
  type AttributeType,
  type TagName,
  type TagSpec,
} from './grammar.js';
export {
  STEP_CLOSE,
  STEP_OPEN,
  STEP_TEXT,
  type SyntaxProblem,
  type SyntaxProblemCode,
  type SsmlAttribute,
  type SsmlDocument,
  type SsmlElement,
  type SsmlMisc,
  type SsmlText,
} from './document.js';
export { parseSsml } from './parser.js';
export { withToneMarks, isCmuPhone, isPinyin } from './pinyin.js';
export { polyphones, readingsAt, type CharacterReading } from './polyphones.js';
export {
  estimateDuration,
  splitSentences,
  STRENGTH_SECONDS,
  toSpeech,
  type Sentence,
  type Spoken,
  type SpokenAction,
  type SpokenPause,
  type SpokenText,
} from './speech.js';
export {
  MAX_TOTAL,
  MAX_WITHOUT_TAGS,
  type Action,
  type Diagnostic,
  type Edit,
  type MessageLanguage,
  type Severity,
  type Target,
  type Voice,
  type VoiceCapability,
  type VoiceFlag,
} from './types.js';
