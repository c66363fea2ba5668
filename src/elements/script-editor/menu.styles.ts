/** What can be chosen in a menu of the editor. */
import { css, type CSSResult } from 'lit';

export const menuStyles: CSSResult = css`
  [role='menuitem'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.5);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  [role='menuitem']:is(:hover, :focus-visible) {
    background: var(--_hover);
  }

  [role='menuitem']:focus-visible {
    outline-offset: -2px;
  }
`;
