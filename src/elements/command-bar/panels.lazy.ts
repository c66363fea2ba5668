/** Entry of the panels: the palette, the command forms, the run-down, and the remote control of the avatar. */
import { css } from 'lit';
import { dialogStyles } from '../../ui/index.js';
import { avatarRemoteStyles } from './avatar-remote/avatar-remote.js';
import { formsStyles } from './forms/forms.styles.js';
import { paletteStyles } from './palette/palette.styles.js';
import { rundownStyles } from './rundown/rundown.styles.js';

export { AvatarRemote } from './avatar-remote/avatar-remote.js';
export { Forms } from './forms/forms.js';
export { paletteItems } from './palette/palette-items.js';
export { Palette } from './palette/palette.js';
export { Rundown } from './rundown/rundown.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${dialogStyles}${formsStyles}${paletteStyles}${rundownStyles}${avatarRemoteStyles}
`;
