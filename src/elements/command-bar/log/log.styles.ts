/** What waits, and what was sent: a line for each, its fate beneath. */
import { css } from 'lit';

export const logStyles = css`
  .queue .line label {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .queue .line select {
    inline-size: auto;
  }

  .queue ol {
    display: grid;
    gap: 4px;
  }

  .queue li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 12px;
    padding: 8px;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
  }

  .queue li > * {
    grid-column: 1 / -1;
  }

  .earlier {
    justify-self: center;
    margin-block: 4px;
  }

  .entry {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 12px;
    padding: 8px;
    border-radius: calc(var(--_radius) * 0.75);
  }

  .entry:nth-child(odd) {
    background: var(--_subtle);
  }

  .said {
    overflow-wrap: anywhere;
    white-space: pre-line;
    max-inline-size: 75ch;
  }

  .fate {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  .fate > .button {
    min-block-size: 28px;
    padding-block: 0;
    margin-inline-start: auto;
    font-size: 12px;
  }

  .fate .notice,
  .known {
    flex-basis: 100%;
    max-inline-size: 75ch;
  }

  .stage {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .stage svg.icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .done {
    color: var(--_success);
  }

  .playing {
    color: var(--_live);
    font-weight: 600;
  }

  .unknown,
  .checking,
  .unsent {
    color: var(--_warning);
  }

  .waiting:not(.entry) {
    color: var(--_muted);
  }

  @container (min-width: 480px) {
    .queue .said ~ .actions {
      grid-area: 1 / 2 / span 2;
    }

    .queue .said,
    .queue .said + .small {
      grid-column: 1;
    }
  }

  @container (max-width: 479px) {
    .entry {
      grid-template-columns: minmax(0, 1fr);
    }

    .fate {
      grid-column: 1;
    }

    .fate > .button {
      order: 1;
    }
  }
`;
