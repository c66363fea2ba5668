/** The button that plays, and its menu. */
import { css } from 'lit';

export const previewStyles = css`
  .preview {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-inline-start: auto;
  }

  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
  }

  .split {
    display: inline-flex;
  }

  .split .hear {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }

  .hear-more {
    position: relative;
    margin-inline-start: -1px;
  }

  .hear-what {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  .split .button:focus-visible {
    position: relative;
    z-index: 1;
  }

  .hear-menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    inline-size: max-content;
    min-inline-size: 180px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }

  .hear-menu button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.5);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .hear-menu button:is(:hover, :focus-visible) {
    background: var(--_hover);
  }

  .hear-menu button:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .hear-menu {
      border-color: ButtonBorder;
    }
  }
`;
