/** The completion list. */
import { css } from 'lit';

/** Styles of the completion list. */
export const completionStyles = css`
  .completions {
    position: absolute;
    z-index: 2;
    max-inline-size: 100%;
    max-block-size: 208px;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 4px 16px color-mix(in oklab, var(--_text) 18%, transparent);
    font-size: 13px;
  }

  .completion {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 4px 8px;
    border-radius: calc(var(--_radius) * 0.5);
    cursor: pointer;
  }

  .completion:hover {
    background: var(--_hover);
  }

  .completion[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  @media (forced-colors: active) {
    .completion[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
