/** The space of the outline and the paragraph header, reserved from the first render to avoid layout shift. */
import { css } from 'lit';

/** Styles of the frame; always loaded. */
export const outlineFrameStyles = css`
  .outline {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_control);
  }

  .row {
    block-size: 24px;
    margin: 4px 8px;
  }

  /* The height of four rows, the header and the footer. */
  .outline[aria-busy] {
    min-block-size: calc(16px + 7 * var(--_control));
  }

  .editor > [hidden] {
    display: none;
  }
`;
