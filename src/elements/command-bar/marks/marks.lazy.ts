// What is needed while somebody writes: the script language's check and its marks.
export { countCharacters, MAX_WITHOUT_TAGS } from '../../../ssml/index.js';
export { Marks } from './marks.js';
export { renderMark } from './mark-view.js';
export { problemsIn, renderProblems } from './problems-view.js';
export { writingStyles as styles } from './marks.styles.js';
