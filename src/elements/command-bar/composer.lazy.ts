/** Entry of what sending needs: the check of the script language, the marks, placeholders, the queue and the log. */
import { css } from 'lit';
import { logStyles } from './log/log.styles.js';
import { marksStyles } from './marks/marks.styles.js';

export { countCharacters, MAX_WITHOUT_TAGS } from '../../ssml/index.js';
export { renderLogTools } from './log/log-tools.js';
export { loggedCommands, renderEntries } from './log/log-view.js';
export { renderLastDelayed, renderLastFailed } from './log/delayed-view.js';
export { renderQueue } from './log/queue-view.js';
export { renderMark } from './marks/mark-view.js';
export { Marks } from './marks/marks.js';
export { PlaceholderForm } from './placeholders/placeholder-form.js';
export { problemsIn, renderProblems } from './marks/problems-view.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${marksStyles}${logStyles}
`;
