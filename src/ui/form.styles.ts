/** Styles of forms and dialogs. */
import { css } from 'lit';

/** Fields for text or a choice, and the primary button. */
export const formStyles = css`
  .field {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: 4px 10px;
    border: 1px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
  }

  /* WebKit puts room of its own above and below the words of a choice. */
  select.field {
    padding-block: 0;
  }

  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .field:focus-visible {
    outline-offset: -1px;
  }

  .field:disabled {
    background: var(--_subtle);
    border-color: var(--_border);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .button.primary:where(:hover) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  @media (forced-colors: active) {
    .field {
      border-color: ButtonBorder;
    }

    .button.primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
  }
`;

/** A modal dialog: a box above the dimmed page, never wider than the page. */
export const dialogStyles = css`
  dialog {
    max-inline-size: calc(100vw - 32px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 16px 48px rgb(0 0 0 / 32%);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }
`;
