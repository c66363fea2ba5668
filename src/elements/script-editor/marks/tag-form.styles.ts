/** The form of a mark. */
import { css } from 'lit';

/** Styles of the form. */
export const tagFormStyles = css`
  .polyphones {
    display: grid;
    gap: 8px;
    max-block-size: 160px;
    overflow: auto;
  }

  .polyphones .quick {
    align-items: center;
  }

  .polyphones svg.icon {
    inline-size: 14px;
  }

  .tag-form {
    position: fixed;
    inset: auto;
    gap: 8px;
    inline-size: 280px;
    max-inline-size: calc(100vw - 8px);
    margin: 0;
    padding: 12px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 24px color-mix(in oklab, var(--_text) 18%, transparent);
    animation: appear 150ms ease-out;
  }

  .tag-form:popover-open {
    display: grid;
  }

  .tag-form label {
    display: grid;
    gap: 4px;
  }

  .subject {
    overflow-wrap: anywhere;
  }

  .quick {
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

  .finding.error {
    color: var(--_danger);
  }

  .finding.warning {
    color: var(--_warning);
  }

  @media (forced-colors: active) {
    .tag-form {
      border-color: ButtonBorder;
    }
  }
`;
