/** The large view: a dialog with a picture and facts beside it; on a phone, a sheet. */
import { css, type CSSResult } from 'lit';

/** The styles of the large view. */
export const largeViewStyles: CSSResult = css`
  dialog.look {
    inline-size: min(880px, calc(100vw - 32px));
    max-inline-size: calc(100vw - 32px);
    max-block-size: calc(100vh - 32px);
    padding: 16px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 16px 48px rgb(0 0 0 / 32%);
  }

  dialog.look::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .look .title {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
    margin-block-end: 12px;
  }

  .look h2 {
    font-size: 16px;
    line-height: 24px;
    overflow-wrap: anywhere;
  }

  .look .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 16px;
  }

  .look .stage {
    display: grid;
    gap: 12px;
    align-content: start;
  }

  .look .stage > :is(img, video) {
    inline-size: 100%;
    block-size: auto;
    max-block-size: 60vh;
    object-fit: contain;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_picture);
  }

  .look .stage > .media {
    aspect-ratio: 4 / 3;
  }

  .look canvas {
    inline-size: 100%;
    block-size: 64px;
    color: var(--_accent);
  }

  .look canvas[hidden] {
    display: none;
  }

  .look .sound {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .look .about {
    display: grid;
    gap: 16px;
    align-content: start;
  }

  .look dl {
    display: grid;
    grid-template-columns: 104px minmax(0, 1fr);
    gap: 4px 12px;
  }

  .look dd {
    overflow-wrap: anywhere;
  }

  .look .uses .no {
    color: var(--_warning);
  }

  .look .own-text {
    display: grid;
    gap: 8px;
  }

  .look .actions {
    position: sticky;
    inset-block-end: -16px;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 16px;
    margin-inline: -16px;
    padding: 12px 16px 16px;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  @media (max-width: 640px) {
    dialog.look {
      inline-size: 100vw;
      max-inline-size: 100vw;
      max-block-size: 92vh;
      margin-block-end: 0;
      border-radius: var(--_radius) var(--_radius) 0 0;
    }

    .look .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .look .stage > :is(img, video) {
      max-block-size: 36vh;
    }
  }
`;
