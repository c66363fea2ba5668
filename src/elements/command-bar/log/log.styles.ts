/** Styles of the queue and the log: a row for each command, with its outcome below it. */
import { css } from 'lit';

/** Adopted by the element's shadow root when the log is first needed. */
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

  .log-tools,
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .log-tools > .find {
    flex: 1 1 120px;
  }

  .log-tools > select.field {
    flex: 1 1 104px;
    inline-size: auto;
    max-inline-size: 180px;
    text-overflow: ellipsis;
  }

  .export .button {
    padding-inline: 8px;
  }

  .entry.none {
    grid-template-columns: minmax(0, 1fr) max-content;
    align-items: center;
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

  .label {
    overflow-wrap: anywhere;
    white-space: pre-line;
    max-inline-size: 75ch;
  }

  .outcome > .notice {
    flex-basis: 100%;
  }

  .outcome {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  .outcome > .button {
    margin-inline-start: auto;
    font-size: 12px;
  }

  @media (pointer: fine) {
    .outcome > .button {
      min-block-size: 28px;
      padding-block: 0;
    }
  }

  .outcome .notice,
  .evidence {
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

  .stage.delayed,
  .foot .delayed {
    color: var(--_accent-text);
    font-weight: 600;
  }

  .foot .failed {
    font-weight: 600;
  }

  .foot .delayed,
  .foot .failed {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  .waiting:not(.entry) {
    color: var(--_muted);
  }

  @container (min-width: 480px) {
    .queue .label ~ .actions {
      grid-area: 1 / 2 / span 2;
    }

    .queue .label,
    .queue .label + .small {
      grid-column: 1;
    }
  }

  @media (pointer: coarse) {
    .outcome > .button {
      min-block-size: var(--_control);
    }
  }

  @container (max-width: 479px) {
    .log-tools {
      inline-size: 100%;
    }

    .log-tools > select.field {
      max-inline-size: none;
    }

    .entry {
      grid-template-columns: minmax(0, 1fr);
    }

    .outcome {
      grid-column: 1;
    }

    .outcome > .button {
      order: 1;
    }
  }
`;
