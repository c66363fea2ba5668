/** Styles of a menu that a `MenuController` renders. */
import { css, type CSSResult } from 'lit';

/** The menu's box and its items. */
export const menuStyles: CSSResult = css`
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 180px;
    max-inline-size: calc(100vw - 8px);
    max-block-size: calc(100vh - 8px);
    margin: 0;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 16px color-mix(in oklab, var(--_text) 20%, transparent);
  }

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
    text-align: -webkit-match-parent;
    text-align: match-parent;
    cursor: pointer;
  }

  [role='menuitem']:is(:hover, :focus-visible) {
    background: var(--_hover);
  }

  [role='menuitem']:focus-visible {
    outline-offset: -2px;
  }

  [role='menuitem'].danger {
    color: var(--_danger);
  }

  [role='menuitem'][aria-disabled='true'] {
    color: color-mix(in oklab, var(--_text) 62%, var(--_surface));
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    .menu {
      border-color: ButtonBorder;
    }
  }
`;
