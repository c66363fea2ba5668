/** The layout of the command bar: the composer, the quick replies, the panels, and the log. */
import { css } from 'lit';

/** The styles of the element's shadow root, without those of the lazily loaded parts. */
export const commandBarStyles = css`
  .body {
    display: grid;
    gap: calc(var(--_gap) + 4px);
    padding: 16px;
  }

  .body > *,
  .write > * {
    min-inline-size: 0;
  }

  .reason {
    display: flex;
    gap: 8px;
    font-weight: 600;
  }

  .reason svg.icon {
    margin-block-start: 2px;
  }

  .write,
  .replies,
  .panel,
  .history {
    display: grid;
    gap: 8px;
  }

  .panel {
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: var(--_control);
  }

  .find {
    inline-size: 200px;
    flex: 0 1 auto;
  }

  .say {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 8px;
  }

  .send {
    min-inline-size: 96px;
  }

  .tools {
    display: flex;
    gap: 4px;
  }

  .tools [aria-expanded='true'],
  .options [aria-expanded='true'],
  .button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  textarea.field {
    display: block;
    min-block-size: 72px;
    max-block-size: 240px;
    padding: 8px 10px;
    resize: vertical;
    field-sizing: content;
  }

  .options,
  .more,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }

  .actions {
    align-items: center;
  }

  .options > label {
    display: grid;
    gap: 4px;
    flex: 1 1 128px;
    max-inline-size: 240px;
  }

  .options .more {
    margin-inline-start: auto;
  }

  /* As high as Undo, which comes and goes here. */
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: 40px;
  }

  /* Two lines of a reason are as high as the hint, which takes its place on air. */
  #hint {
    flex: 1;
  }

  .foot.told .muted[role] {
    display: none;
  }

  .too-long {
    color: var(--_danger);
    font-weight: 600;
  }

  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .quick .button {
    max-inline-size: 100%;
    padding-block: 5px;
    white-space: normal;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow-wrap: anywhere;
  }

  .quick [data-key]::before {
    content: attr(data-key) / '';
    flex: none;
    align-self: start;
    font-size: 12px;
    color: var(--_muted);
  }

  @media (hover: none), (pointer: coarse) {
    .quick [data-key]::before {
      content: none;
    }
  }

  .placeholders {
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    align-items: end;
  }

  .placeholders p {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }

  .placeholders label {
    display: grid;
    gap: 4px;
  }

  .history {
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_border);
  }

  [role='log'] {
    display: grid;
    gap: 4px;
    align-content: start;
    min-block-size: 160px;
    max-block-size: 400px;
    overflow-y: auto;
  }

  .failed {
    color: var(--_danger);
  }

  @media (forced-colors: active) {
    .tools [aria-expanded='true'],
    .options [aria-expanded='true'],
    .button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }

  @container (max-width: 559px) {
    /* Wide enough for the words of each choice. */
    .options > label {
      flex-basis: 200px;
      max-inline-size: none;
    }

    .options .more,
    .options .more .button {
      flex: 1 1 auto;
    }
  }

  @container (max-width: 479px) {
    .say {
      grid-template-columns: minmax(0, 1fr);
    }

    .find {
      inline-size: 100%;
    }
  }
`;
