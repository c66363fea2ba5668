/** The shop's page: a form that creates a livestream, and the desk of the one that it has created. */
import 'metastudio-widgets/define';
import { AssetPicker, CommandBar, MssAssetsChangeEvent, RoomStatus, ScriptEditor } from 'metastudio-widgets';

/** The element of the page that a selector names. */
function get<E extends Element>(type: new () => E, selector: string): E {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`);
  return found;
}

const form = get(HTMLFormElement, 'form');
const desk = get(HTMLElement, '#desk');

get(AssetPicker, '#avatar').addEventListener('mss-change', (event) => {
  if (!(event instanceof MssAssetsChangeEvent)) return;
  get(HTMLOutputElement, 'output').value = event.assets[0]?.asset_name ?? 'nobody yet';
});
get(ScriptEditor, '#script').value = 'Welcome to the shop. Today we have tea.';

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch('/livestreams', { method: 'POST', body: new FormData(form) });
  if (!response.ok) throw new Error(await response.text());
  const { room_id } = (await response.json()) as { room_id: string };
  get(RoomStatus, 'mss-room-status').roomId = room_id;
  const commandBar = get(CommandBar, 'mss-command-bar');
  commandBar.roomId = room_id;
  commandBar.quickReplies = ['Thank you for coming.', 'It ships tomorrow.'];
  form.hidden = true;
  desk.hidden = false;
});
