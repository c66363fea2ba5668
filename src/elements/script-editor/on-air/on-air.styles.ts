/** The notice of a save during a livestream, and the panel that changes the script on air. */
import { css } from 'lit';
import { versionStyles } from '../saving/diff-view.js';

const noticeStyles = css`
  .bar.on-air {
    padding: 8px 8px 8px 12px;
    min-block-size: calc(var(--_control) + 16px);
  }

  .bar.on-air > .grow {
    flex-basis: 24ch;
  }

  .bar.on-air:not(.ended, .unchecked) > svg.icon {
    color: var(--_live);
  }
`;

const versionPairStyles = css`
  ${versionStyles}

  .versions {
    display: grid;
    gap: 8px 12px;
    min-inline-size: 0;
  }

  .versions .version {
    max-block-size: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .versions .words {
    white-space: pre-wrap;
  }

  @container (min-width: 540px) {
    .versions {
      grid-template-columns: 1fr 1fr;
    }
  }
`;

/** Styles that come with the notice. */
export const onAirStyles = css`
  ${noticeStyles}

  .on-air-changes {
    display: grid;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .on-air-changes .head {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .on-air-changes h3 {
    flex: 1;
    min-inline-size: 0;
  }

  .on-air-changes h4 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }

  .on-air-changes .state:empty,
  .on-air-changes .actions:not(:has(button)):has(:empty) {
    display: none;
  }

  .rewrites > li {
    display: grid;
    gap: 4px 12px;
    padding-block: 8px 12px;
    border-block-start: 1px solid var(--_border);
  }

  .rewrite-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
  }

  .rewrites .which {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
  }

  .rewrites input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .rewrites input[aria-disabled] {
    opacity: 0.5;
    cursor: not-allowed;
  }

  .on-air-changes .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .rewrite-head .when {
    flex-basis: 100%;
  }

  @container (min-width: 540px) {
    .rewrite-head .when {
      flex-basis: auto;
    }
  }

  .when > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .when .done {
    color: var(--_success);
  }

  .when .failed {
    color: var(--_danger);
  }

  .when .unknown {
    color: var(--_warning);
  }

  .on-air-changes .actions {
    align-items: center;
  }

  .waiting {
    display: grid;
    gap: 4px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_border);
  }

  .waiting ul {
    display: grid;
    gap: 4px;
    padding-block-start: 4px;
  }

  .waiting li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }

  .waiting strong {
    font-weight: inherit;
  }

  ${versionPairStyles}
`;
