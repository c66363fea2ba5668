/** Entry of what works on the text beside typing: the form of a tag, completion, find and replace, a change of voice. */
import { css } from 'lit';
import { completionStyles } from './completion/completion.styles.js';
import { tagFormStyles } from './marks/tag-form.styles.js';
import { voiceChangeStyles } from './voice-change/voice-change-panel.js';

export { CompletionPanel } from './completion/completion-panel.js';
export { FindPanel } from './find/find-panel.js';
export { TagFormController } from './marks/tag-form-controller.js';
export { VoiceChangePanel } from './voice-change/voice-change-panel.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${completionStyles}${tagFormStyles}${voiceChangeStyles}
`;
