/** The document that the parser builds: flat lists of elements and texts with their positions, and syntax problems. */

/** An attribute as written. Positions are UTF-16 units; `valueFrom` to `valueTo` is inside the quotes. */
export interface SsmlAttribute {
  name: string;
  from: number;
  /** End of the name. */
  to: number;
  /** The value with its references decoded. */
  value: string;
  valueFrom: number;
  valueTo: number;
  /** End of the attribute, its closing quote included. */
  end: number;
}

/** An element: its tags, its attributes and its parent. Positions are UTF-16 units. */
export interface SsmlElement {
  index: number;
  name: string;
  /** Index of the parent in `elements`; -1 at the top level. */
  parent: number;
  attributes: SsmlAttribute[];
  openFrom: number;
  openTo: number;
  /** The closing tag; both are -1 if it is missing. */
  closeFrom: number;
  closeTo: number;
  /** End of the whole element; if it has no closing tag, the position where the parser closed it. */
  to: number;
  selfClosing: boolean;
}

/** A run of text, or the content of a CDATA section, in which references are not decoded. */
export interface SsmlText {
  from: number;
  to: number;
  parent: number;
  cdata: boolean;
}

/** Markup that is neither text nor element. */
export interface SsmlMisc {
  kind: 'comment' | 'cdata' | 'instruction' | 'declaration' | 'doctype';
  from: number;
  to: number;
  parent: number;
}

/** A place where the text is not well-formed, or where the service rejects its syntax. */
export interface SyntaxProblem {
  code: SyntaxProblemCode;
  from: number;
  to: number;
  /** Position at which the fix applies. */
  at: number;
  /** Name of the affected element or attribute. */
  name: string;
}

/** What is wrong with the syntax; each has a message and a fix. */
export type SyntaxProblemCode =
  | 'stray-less-than'
  | 'stray-ampersand'
  | 'unknown-entity'
  | 'invalid-character'
  | 'cdata-end'
  | 'bad-comment'
  | 'unclosed-comment'
  | 'unclosed-cdata'
  | 'unclosed-instruction'
  | 'instruction'
  | 'xml-declaration'
  | 'doctype'
  | 'unclosed-tag'
  | 'unclosed-quote'
  | 'unquoted-value'
  | 'missing-value'
  | 'missing-space'
  | 'less-than-in-value'
  | 'duplicate-attribute'
  | 'undeclared-prefix'
  | 'full-width-punctuation'
  | 'unexpected-in-tag'
  | 'unclosed-element'
  | 'unclosed-empty'
  | 'mismatched-end-tag'
  | 'stray-end-tag';

/** A step through the document in order: `index * 3 + kind`, where `kind` is one of the constants below. */
export type Step = number;
/** Kind of a step: the text of this index in `texts`. */
export const STEP_TEXT = 0;
/** Kind of a step: the element of this index opens. */
export const STEP_OPEN = 1;
/** Kind of a step: the element of this index closes. */
export const STEP_CLOSE = 2;

/** The result of `parseSsml`. All lists are in the order of the text. */
export interface SsmlDocument {
  text: string;
  /** `plain`: there is no root, and the text is spoken literally; the lists then contain what looks like markup. */
  mode: 'plain' | 'tagged';
  /** Index of the root in `elements`; -1 if there is none. */
  root: number;
  elements: SsmlElement[];
  texts: SsmlText[];
  misc: SsmlMisc[];
  steps: Step[];
  /** At most the first 1,000. */
  problems: SyntaxProblem[];
}
