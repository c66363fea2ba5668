// The palette: loaded when it is first opened.
export { itemsOf } from './items.js';
export { Palette, type PaletteItem } from './palette.js';
export { paletteStyles as styles } from './palette.styles.js';
