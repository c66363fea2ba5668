/** How a form looks: fields for text or a choice, and the button that sends it. */
import { css } from 'lit';

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
