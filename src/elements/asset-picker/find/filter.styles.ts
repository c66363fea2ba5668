/** The panel of filters above the page, and the chips of those that are set. */
import { css, type CSSResult } from 'lit';

/** The styles of the filters. */
export const filterStyles: CSSResult = css`
  .filters {
    position: fixed;
    inset: auto;
    inline-size: 320px;
    max-inline-size: calc(100vw - 8px);
    max-block-size: calc(100vh - 8px);
    margin: 0;
    padding: 16px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 16px color-mix(in oklab, var(--_text) 20%, transparent);
  }

  .filters:popover-open {
    display: grid;
    gap: 12px;
  }

  .filters label {
    display: grid;
    grid-template-columns: 88px minmax(0, 1fr);
    align-items: center;
    gap: 8px;
  }

  .filters .local {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_border);
  }

  .filters .end {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }

  .filter-chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
  }

  .filter-chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_accent-soft);
    overflow-wrap: anywhere;
  }

  .filter-chip:has(button) {
    padding-inline-end: 0;
  }

  .filter-chip button {
    min-block-size: 28px;
    inline-size: 28px;
    border-radius: 50%;
  }

  @media (max-width: 480px) {
    .filters {
      inset: auto 0 0 !important;
      inline-size: 100vw;
      max-inline-size: 100vw;
      max-block-size: 80vh;
      border-radius: var(--_radius) var(--_radius) 0 0;
    }
  }

  @media (pointer: coarse) {
    .filter-chip,
    .filter-chip button {
      min-block-size: 40px;
    }

    .filter-chip button {
      inline-size: 40px;
    }
  }
`;
