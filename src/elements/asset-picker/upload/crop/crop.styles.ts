/** The styles of the cropper. */
import { css, type CSSResult } from 'lit';
import { dialogStyles } from '../../../../ui/index.js';

/** Adopted with the first picture that is cropped. */
export const cropStyles: CSSResult = css`
  ${dialogStyles}

  .cropper {
    inline-size: 480px;
    padding: 16px;
  }

  .cropper form {
    display: grid;
    gap: var(--_gap);
  }

  .cropper canvas {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: 50vh;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_subtle);
    cursor: move;
    touch-action: none;
  }

  .crop-tools,
  .crop-ends {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  .crop-tools label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  .crop-tools .field {
    inline-size: auto;
  }

  .crop-ends {
    justify-content: end;
  }
`;
