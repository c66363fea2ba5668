/** The layout of a bar: a line of text with its buttons, as of a notice. */
import { css } from 'lit';

/** The declarations of a bar, for the rule of an element. */
export const barLayout = css`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  padding-block: 4px;
  padding-inline: 12px 4px;
  min-block-size: var(--_control);
`;
