/** The box around the text. Chips look the same before and while it is edited. */
import { css } from 'lit';

/** Styles of the text, its chips and its highlights. */
export const textStyles = css`
  /* The list of problems below the text takes its place from an empty text, so that what is below the list does not move. */
  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(84px, 1fr) auto / minmax(0, 1fr);
    min-block-size: var(--_least, 240px);
  }

  /*
   * Its height is held while the find bar is open: the bar takes its place from the text, and where three lines would not
   * be left, covers what is below, so that nothing else moves.
   */
  .frame.searching:not([hidden]) {
    display: grid;
    grid-template-rows: minmax(84px, 1fr) auto;
    gap: 4px;
  }

  .frame.searching :is(.stage, .box, .area) {
    block-size: 100%;
    min-block-size: 0;
    max-block-size: 100%;
  }

  .box {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 84px;
    max-block-size: min(60vh, 480px);
    border: 1px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    font-size: 16px;
    line-height: 28px;
  }

  .box.raw-text {
    font-family: var(--_code-font);
    font-size: 14px;
  }

  .box:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }

  .box.off {
    background: var(--_subtle);
    border-color: var(--_border);
    color: var(--_muted);
  }

  .area,
  .light,
  .plain-field {
    min-block-size: inherit;
    max-block-size: inherit;
    border-radius: inherit;
  }

  .light,
  .plain-field {
    padding: 12px;
    padding-inline-end: max(12px + var(--_aside, 0px), 100% - 75ch - 12px);
    overflow: auto;
    cursor: text;
    outline: none;
  }

  .light {
    position: relative;
  }

  .pending-input {
    position: absolute;
    inset: 0;
    opacity: 0;
    border: 0;
    cursor: text;
    resize: none;
  }

  .plain-field {
    display: block;
    inline-size: 100%;
    border: 0;
    background: none;
    resize: none;
    field-sizing: content;
  }

  .plain-field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .not-loaded {
    margin-block-start: 8px;
  }

  .light + .area,
  .plain-field + .area {
    display: none;
  }

  .light .line {
    white-space: break-spaces;
    overflow-wrap: anywhere;
    word-break: break-word;
  }

  .text-line {
    block-size: 16px;
    margin-block: 6px 12px;
  }

  .text-line:last-child {
    inline-size: 60%;
  }

  .chip {
    display: inline-block;
    max-inline-size: 100%;
    padding-inline: 6px;
    line-height: 24px;
    border-radius: 6px;
    background: var(--_accent-soft);
    cursor: pointer;
    white-space: normal;
  }

  .chip .mark,
  .chip .edge {
    font-size: 12px;
    color: color-mix(in oklab, var(--_accent) 80%, var(--_text));
  }

  .chip .edge {
    margin-inline-start: 4px;
  }

  .chip svg.icon {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: 4px;
    vertical-align: -2px;
  }

  .chip .words + .mark {
    margin-inline-start: 4px;
  }

  .chip.break .mark::before {
    content: '▮ ';
    content: '▮ ' / '';
    letter-spacing: -1px;
  }

  .chip.open {
    padding-inline-end: 2px;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }

  .chip.close {
    display: inline;
    padding-block: 2px;
    padding-inline: 4px 6px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  .chip.entity {
    display: inline;
    padding: 0;
    background: none;
    cursor: inherit;
  }

  .chip.tag,
  .chip.comment {
    background: var(--_hover);
  }

  .chip-within .chip {
    background: color-mix(in oklab, var(--_accent) 26%, var(--_surface));
  }

  .chip-selected .chip {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .chip-selected .chip .mark,
  .chip-selected .chip .edge {
    color: inherit;
  }

  .raw-tag {
    color: var(--_muted);
  }

  .raw-name {
    color: color-mix(in oklab, var(--_accent) 85%, var(--_text));
  }

  .raw-attribute {
    color: color-mix(in oklab, var(--_warning) 75%, var(--_text));
  }

  .raw-value {
    color: color-mix(in oklab, var(--_success) 80%, var(--_text));
  }

  .raw-comment {
    color: var(--_muted);
    font-style: italic;
  }

  .found-here {
    border-radius: 2px;
    background: color-mix(in oklab, var(--_warning) 28%, transparent);
  }

  .found-here .chip {
    background: color-mix(in oklab, var(--_warning) 24%, var(--_surface));
  }

  .found-here.now {
    outline: 2px solid var(--_warning);
  }

  .chip[draggable] {
    cursor: grab;
  }

  .find {
    position: relative;
    z-index: 1;
    display: grid;
    gap: 4px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  .find-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_control);
  }

  .find .field {
    flex: 1 1 8ch;
    min-inline-size: 0;
    max-inline-size: 40ch;
  }

  .find-keys {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .found {
    min-inline-size: 8ch;
    padding-inline: 4px;
  }

  @media (forced-colors: active) {
    .found-here {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .chip-within .chip,
    .chip-selected .chip {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .chip-within .chip .mark,
    .chip-within .chip .edge {
      color: inherit;
    }
  }

  .problem {
    text-decoration: underline wavy 1px;
    text-underline-offset: 4px;
    text-decoration-skip-ink: none;
  }

  .problem .chip {
    text-decoration: inherit;
  }

  .problem.error {
    text-decoration-color: var(--_danger);
  }

  .problem.warning {
    text-decoration-color: var(--_warning);
  }

  .problem.info {
    text-decoration-style: dotted;
    text-decoration-color: var(--_muted);
  }
`;
