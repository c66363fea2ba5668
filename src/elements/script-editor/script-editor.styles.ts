/** Text first: everything else is small and still. Chips look the same before and while editing. */
import { css } from 'lit';

export const scriptEditorStyles = css`
  .body {
    display: grid;
    gap: var(--_gap);
    padding: 12px;
  }

  .editor {
    display: grid;
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    container: editor / inline-size;
  }

  .editor[hidden] {
    display: none;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 4px;
    padding-inline: 12px 4px;
    min-block-size: var(--_control);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  .grow {
    flex: 1 1 12ch;
  }

  .outline {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
  }

  .scenes {
    display: grid;
    gap: 4px;
    max-block-size: 200px;
    overflow: auto;
    padding: 2px;
  }

  .outline h3 {
    padding: 4px 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .outline .paragraph {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.5);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .outline .paragraph:hover {
    background: var(--_hover);
  }

  .outline .paragraph[aria-current] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
    font-weight: 600;
  }

  .outline .paragraph[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  .outline .title {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .outline .paragraph .small {
    font-weight: 400;
  }

  .outline .add {
    justify-self: start;
  }

  .wrong {
    display: inline-flex;
    color: var(--_danger);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .head .field {
    flex: 1;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
  }

  .tool {
    padding-inline: 8px;
    gap: 6px;
  }

  .tool .name {
    display: none;
  }

  .tool[aria-expanded='true'],
  .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .preview {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-inline-start: auto;
  }

  .stage {
    position: relative;
  }

  .box {
    position: relative;
    min-block-size: 168px;
    max-block-size: min(60vh, 480px);
    border: 1px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    font-size: 16px;
    line-height: 28px;
  }

  .box.raw-text {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
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
  .light {
    min-block-size: inherit;
    max-block-size: inherit;
    border-radius: inherit;
  }

  .light {
    padding: 12px;
    padding-inline-end: max(12px, calc(100% - 75ch - 12px));
    overflow: auto;
    cursor: text;
    outline: none;
  }

  .light + .area {
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

  .row {
    block-size: 24px;
    margin: 4px 8px;
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

  .chip-selected .chip,
  .chip.chip-selected {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .chip-selected .chip .mark,
  .chip-selected .chip .edge {
    color: inherit;
  }

  .raw-tag {
    color: color-mix(in oklab, var(--_accent) 85%, var(--_text));
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

  .tag-form {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_top, 0);
    left: var(--_left, 0);
    display: grid;
    gap: 8px;
    inline-size: min(280px, 100%);
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px color-mix(in oklab, var(--_text) 18%, transparent);
    animation: appear 150ms ease-out;
  }

  .tag-form label {
    display: grid;
    gap: 4px;
  }

  .subject {
    overflow-wrap: anywhere;
  }

  .quick,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .quick .button {
    padding-inline: 8px;
  }

  .finding {
    display: flex;
    gap: 6px;
    overflow-wrap: anywhere;
  }

  .finding:empty {
    display: none;
  }

  .finding svg.icon {
    inline-size: 14px;
  }

  .finding.error,
  .over {
    color: var(--_danger);
  }

  .over {
    font-weight: 600;
  }

  .finding.warning {
    color: var(--_warning);
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }

  .hint:empty {
    display: none;
  }

  .problems ul {
    display: grid;
    max-block-size: 240px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }

  .problems li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 8px;
    align-items: start;
    padding: 4px 8px;
  }

  .problems li + li {
    border-block-start: 1px solid var(--_border);
  }

  .problems li > svg.icon {
    margin-block-start: calc((var(--_control) - 16px) / 2);
    color: var(--_muted);
  }

  .problems li.error > svg.icon {
    color: var(--_danger);
  }

  .problems li.warning > svg.icon {
    color: var(--_warning);
  }

  .problems .go {
    min-block-size: var(--_control);
    padding: 4px 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
    overflow-wrap: anywhere;
    max-inline-size: 75ch;
  }

  .problems .go:hover {
    text-decoration: underline;
  }

  .fixes {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    padding-block-end: 4px;
  }

  .fixes .button {
    white-space: normal;
    text-align: start;
  }

  .more {
    padding: 4px 8px;
  }

  .conflict {
    display: grid;
    gap: var(--_gap);
  }

  .choice {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice legend {
    padding: 0 0 4px;
    font-weight: 600;
  }

  .side {
    display: grid;
    align-content: start;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .side:has(input:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .which {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
  }

  .which input {
    accent-color: var(--_accent);
  }

  .version {
    max-block-size: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 12px;
  }

  @container editor (min-width: 540px) {
    .tool .name {
      display: inline;
    }

    .choice {
      grid-template-columns: 1fr 1fr;
    }

    .choice legend {
      grid-column: 1 / -1;
    }
  }

  @container (min-width: 760px) {
    .body {
      padding: 16px;
    }

    .body.with-outline {
      grid-template-columns: minmax(180px, 240px) minmax(0, 1fr);
      column-gap: 16px;
    }

    .with-outline > .bar,
    .with-outline > .wide {
      grid-column: 1 / -1;
    }

    .outline {
      position: relative;
    }

    .scenes {
      max-block-size: 480px;
    }
  }

  @media (forced-colors: active) {
    .chip {
      border: 1px solid ButtonBorder;
    }

    .box,
    .side,
    .tag-form {
      border-color: ButtonBorder;
    }

    .outline .paragraph[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
