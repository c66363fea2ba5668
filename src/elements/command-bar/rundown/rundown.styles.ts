/** Styles of the run-down: a row for each paragraph, with the current one highlighted. */
import { css } from 'lit';

/** Adopted by the element's shadow root when the run-down is first opened. */
export const rundownStyles = css`
  .rundown > .line {
    flex-wrap: nowrap;
  }

  .rundown > ol {
    display: grid;
    gap: 4px;
    max-block-size: 480px;
    overflow-y: auto;
  }

  .rundown li {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 4px 12px;
    padding: 8px;
    border-inline-start: 3px solid transparent;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_surface);
  }

  .rundown li:is(.past, .unplayed) {
    background: transparent;
  }

  .rundown li.current {
    border-inline-start-color: var(--_live);
  }

  .rundown .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    flex: 0 0 104px;
    line-height: 20px;
    color: var(--_muted);
  }

  .rundown .current .state {
    color: var(--_live);
    font-weight: 600;
  }

  .rundown .paragraph {
    display: grid;
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .rundown .paragraph strong {
    font-weight: 600;
  }

  .rundown .text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    /* Room for descenders: in some fonts they reach below the line. */
    margin-block-end: -0.2em;
    padding-block-end: 0.2em;
    overflow: hidden;
    max-inline-size: 75ch;
  }

  .rundown .remove .paragraph :not(.change) {
    text-decoration: line-through;
  }

  .rundown .change {
    color: var(--_warning);
  }

  .rundown .editor {
    display: grid;
    gap: 8px;
    flex: 1;
    min-inline-size: 0;
  }

  .rundown .editor label {
    display: grid;
    gap: 4px;
  }

  @media (pointer: fine) {
    .rundown .actions .button {
      min-block-size: 28px;
      padding-block: 0;
    }
  }

  @media (forced-colors: active) {
    .rundown li:not(.current) {
      border-color: Canvas;
    }

    .rundown li.current {
      border-color: Highlight;
    }
  }
`;
