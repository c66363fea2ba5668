// The palette: loaded when it is first opened.
import { css } from 'lit';
import { dialogStyles } from '../dialog.styles.js';
import { paletteStyles } from './palette.styles.js';

export { itemsOf } from './palette-items.js';
export { Palette, type PaletteItem } from './palette.js';

export const styles = css`
  ${dialogStyles}${paletteStyles}
`;
