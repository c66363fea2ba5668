/** What bubbles to the document, in a page that loads the elements by a script tag. */
import type {} from 'metastudio-widgets/define';

document.addEventListener('mss-change', (event) => {
  if ('assets' in event) console.log(event.assets.length);
  else console.log(event.value.length);
});
