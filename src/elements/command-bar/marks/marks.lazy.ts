/** Entry of what writing needs, loaded before a person writes: the check of the script language and the marks. */
export { countCharacters, MAX_WITHOUT_TAGS } from '../../../ssml/index.js';
export { Marks } from './marks.js';
export { renderMark } from './mark-view.js';
export { problemsIn, renderProblems } from './problems-view.js';
export { marksStyles as styles } from './marks.styles.js';
