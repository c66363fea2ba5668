/** Entry of the palette, loaded when it is first opened. */
import { css } from 'lit';
import { dialogStyles } from '../../../ui/form.styles.js';
import { paletteStyles } from './palette.styles.js';

export { paletteItems, type PaletteActions } from './palette-items.js';
export { Palette, type PaletteItem } from './palette.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${dialogStyles}${paletteStyles}
`;
