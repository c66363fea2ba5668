/** Styles of the palette: a dialog near the upper edge of the viewport. */
import { css } from 'lit';

/** Adopted by the element's shadow root with the other actions. */
export const paletteStyles = css`
  dialog.palette {
    inline-size: 560px;
    margin-block: min(12vh, 96px) auto;
    padding: 0;
  }

  .palette .box {
    display: grid;
    gap: 8px;
    padding: 12px;
  }

  .palette [role='listbox'] {
    max-block-size: min(400px, 56vh);
    overflow-y: auto;
  }

  .palette [role='option'] {
    display: flex;
    align-items: baseline;
    min-block-size: var(--_control);
    padding: 8px;
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .palette .group {
    display: block;
    padding: 12px 8px 4px;
  }

  .palette [role='option'] span {
    overflow-wrap: anywhere;
  }

  .palette [aria-selected='true'] {
    background: var(--_accent-soft);
    outline: 1px solid var(--_accent);
    outline-offset: -1px;
  }

  .palette [aria-disabled='true'] {
    color: var(--_muted);
    cursor: not-allowed;
  }

  .palette [role='status']:empty {
    display: none;
  }
`;
