/** Entry of what opens beside the bar: the palette of all actions, their forms, the remote control of the avatar. */
import { css } from 'lit';
import { dialogStyles } from '../../ui/form.styles.js';
import { avatarRemoteStyles } from './avatar-remote/avatar-remote.js';
import { formsStyles } from './forms/forms.styles.js';
import { paletteStyles } from './palette/palette.styles.js';

export { AvatarRemote } from './avatar-remote/avatar-remote.js';
export { Forms } from './forms/forms.js';
export { paletteItems } from './palette/palette-items.js';
export { Palette } from './palette/palette.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${dialogStyles}${formsStyles}${paletteStyles}${avatarRemoteStyles}
`;
