/** The preview button with its menu button. */
import { css } from 'lit';

/** Styles of the preview button; always loaded. */
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

  .preview > .button {
    flex: 1;
  }

  /* If it does not fit beside the counts, its line is reserved from the start. */
  @container editor (max-width: 639.98px) {
    .hearing {
      flex: 1 0 100%;
      min-block-size: 16px;
    }
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
`;
