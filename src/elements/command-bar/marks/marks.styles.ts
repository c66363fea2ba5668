/** Styles of the form of a mark and of the list of problems, both below the field. */
import { css } from 'lit';

/** Adopted by the element's shadow root when writing is first possible. */
export const marksStyles = css`
  .mark p {
    overflow-wrap: anywhere;
  }

  .mark .value {
    inline-size: 168px;
    flex: 1 1 104px;
    max-inline-size: 240px;
  }

  .mark .value[type='number'] {
    max-inline-size: 88px;
  }

  .fault {
    color: var(--_danger);
  }

  .fault:empty {
    display: none;
  }

  .problems {
    display: grid;
    gap: 4px;
  }

  .problems li {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }

  .problems li > span {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 8px;
    min-inline-size: 0;
  }

  .problems li > span > span {
    overflow-wrap: anywhere;
  }

  .problems svg.icon {
    inline-size: 14px;
    block-size: 14px;
    translate: 0 2px;
  }

  .problems .error svg.icon {
    color: var(--_danger);
  }

  .problems .warning svg.icon {
    color: var(--_warning);
  }

  .problems .button {
    padding: 0 8px;
    font-size: 12px;
  }

  @media (pointer: fine) {
    .problems .button {
      min-block-size: 24px;
    }
  }
`;
