/** How the facts of a task look. */
import { css } from 'lit';

export const factsStyles = css`
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 16px;
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_border);
  }

  .on-air:not(.stale) .facts {
    border: 0;
    padding: 0;
  }

  .stale .facts dd,
  .stale .stream,
  .stale .clock {
    color: var(--_muted);
    font-weight: 400;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    overflow-wrap: anywhere;
    max-inline-size: 75ch;
  }

  .stream {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  .good {
    color: var(--_success);
  }

  .bad {
    color: var(--_danger);
    font-weight: 600;
  }

  .paragraph {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .stale-fact {
    color: var(--_warning);
    font-weight: 400;
  }

  .warnings {
    display: grid;
    gap: 4px;
    padding-inline-start: 16px;
    list-style: disc;
  }

  progress {
    display: block;
    inline-size: 100%;
    max-inline-size: 320px;
    block-size: 4px;
    margin-block: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_hover);
    appearance: none;
  }

  progress::-webkit-progress-bar {
    background: var(--_hover);
  }

  progress::-webkit-progress-value {
    background: var(--_live);
  }

  progress::-moz-progress-bar {
    background: var(--_live);
  }
`;
