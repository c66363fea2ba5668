/** What bubbles to the document, in a page that loads the elements by a script tag. */
import type {} from 'metastudio-widgets/define';

document.addEventListener('mss-change', (event) => {
  if ('assets' in event) console.log(event.assets.length);
  else if ('rooms' in event) console.log(event.rooms[0]?.room_name);
  else console.log(event.value.length);
});
