/** Uploads of a picker: the files, their checks, their progress. Loaded with the first file. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../../ui/index.js';
import { uploadStyles } from './upload.styles.js';

export { Uploads } from './uploads.js';

/** The styles that the picker's shadow root adopts with this module. */
export const styles: CSSResult = css`
  ${menuStyles} ${uploadStyles}
`;
