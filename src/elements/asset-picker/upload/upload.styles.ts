/** The styles of uploads: a list above the assets, and the place where files are dropped. */
import { css } from 'lit';

/** Adopted with the first upload. */
export const uploadStyles = css`
  :host {
    position: relative;
  }

  .drop-target {
    position: absolute;
    inset: 4px;
    z-index: 2;
    display: grid;
    place-items: center;
    padding: 16px;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent-soft) 92%, transparent);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }

  .uploads:empty {
    display: none;
  }

  .upload-list {
    max-block-size: 200px;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .upload-total,
  .upload-offer,
  .upload-job {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    padding-block: 4px;
  }

  .upload-total {
    flex-wrap: wrap;
    justify-content: end;
  }

  .upload-total > span {
    flex: 1 1 160px;
  }

  .upload-offer {
    padding-inline: 12px 4px;
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  .upload-job {
    align-items: start;
    border-block-start: 1px solid var(--_border);
  }

  .upload-job > svg.icon {
    margin-block-start: 2px;
    color: var(--_success);
  }

  .upload-job[data-state='refused'] > svg.icon {
    color: var(--_danger);
  }

  .upload-list .grow {
    flex: 1 1 0;
    min-inline-size: 0;
  }

  .upload-name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .upload-actions {
    display: flex;
    flex: none;
  }

  .upload-list progress {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    margin-block: 4px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    overflow: hidden;
    background: var(--_hover);
    accent-color: var(--_accent);
  }

  .upload-list progress::-webkit-progress-bar {
    background: var(--_hover);
  }

  .upload-list progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 150ms ease-out;
  }

  .upload-list progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .upload-total progress {
    flex-basis: 100%;
    order: 1;
  }

  @media (forced-colors: active) {
    .drop-target {
      border-color: Highlight;
    }
  }
`;
