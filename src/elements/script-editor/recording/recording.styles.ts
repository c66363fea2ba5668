/** The player of a recording, and the choice of another. */
import { css, type CSSResult } from 'lit';

/** Styles of recordings. */
export const recordingStyles: CSSResult = css`
  .recording {
    display: grid;
    gap: 8px;
  }

  .sound {
    inline-size: 100%;
    block-size: 54px;
  }

  .choosing {
    display: grid;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .choosing label {
    display: grid;
    gap: 4px;
  }

  .library {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0 0 12px;
    border: 0;
    border-block-end: 1px solid var(--_border);
  }

  .library :is(mss-asset-picker, .picker) {
    block-size: 320px;
  }

  .library legend {
    padding: 0 0 4px;
  }

  .library .actions {
    align-items: center;
  }

  .fault {
    color: var(--_danger);
  }
`;
