/** Styles of the compact form and its notice panel. */
import { css } from 'lit';

/** Adopted by the element's shadow root with the details. */
export const noticePanelStyles = css`
  .troubles > summary {
    display: flex;
    align-items: center;
    justify-content: center;
    padding: 8px;
    border-radius: var(--_radius);
    color: var(--_warning);
    cursor: pointer;
    list-style: none;
  }

  .troubles > summary::-webkit-details-marker {
    display: none;
  }

  .troubles > summary:hover {
    background: var(--_hover);
  }

  .panel,
  .compact > .confirm {
    position: absolute;
    z-index: 1;
    inset: calc(100% + 4px) 0 auto;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 0.2);
  }

  .panel {
    display: grid;
    gap: 8px;
  }

  .compact.asking .panel {
    display: none;
  }

  @container (max-width: 340px) {
    .compact {
      padding-inline: 8px;
    }

    .compact .controls .button {
      gap: 0;
      min-inline-size: var(--_control);
      padding-inline: 8px;
      font-size: 0;
    }

    .compact .last-known {
      display: none;
    }
  }

  @container (max-width: 240px) {
    .compact .state {
      font-size: 12px;
      line-height: 16px;
    }

    .compact .mark {
      margin-block: 2px;
    }

    .compact.loud:not(.stale) .mark {
      display: none;
    }
  }
`;
