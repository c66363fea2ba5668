/** The script of the shop's admin page. It uses the widgets only through the package's public entries. */
import 'metastudio-widgets/define';
import { t, translate } from './words.js';

/** The element for a selector; throws if the page has none. */
const find = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};
const rooms = find<HTMLElementTagNameMap['mss-room-list']>('#rooms');
const form = find<HTMLFormElement>('#prepare');
const desk = find<HTMLElement>('#desk');
const editor = find<HTMLElementTagNameMap['mss-script-editor']>('#prepare mss-script-editor');
const problem = find<HTMLElement>('#problem');

/** The room ID in the page's address, as `#room=…`; empty without one. */
const roomInAddress = (): string => new URLSearchParams(location.hash.slice(1)).get('room') ?? '';

function showRoom(): void {
  const room_id = roomInAddress();
  form.hidden = room_id !== '';
  desk.hidden = room_id === '';
  for (const element of desk.querySelectorAll('mss-room-status, mss-command-bar, mss-script-editor')) {
    element.setAttribute('room-id', room_id);
  }
  rooms.value = room_id;
}

/** Shows which fields are incomplete and focuses the first one. Returns whether there are any. */
function showIncomplete(): boolean {
  const invalid = ([...form.elements] as HTMLInputElement[]).filter(
    (field) => field.willValidate && !field.checkValidity(),
  );
  const names = invalid.map(
    (field) => field.closest('label, section')?.querySelector('[data-t]')?.textContent ?? field.name,
  );
  problem.textContent = names.length > 0 ? `${t('incomplete')} ${names.join(', ')}` : '';
  invalid[0]?.focus();
  return names.length > 0;
}

async function createRoom(): Promise<void> {
  if (showIncomplete()) return;
  const { script: _script, ...values } = Object.fromEntries(new FormData(form));
  const body = JSON.stringify({ ...values, scripts: editor.scripts });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/backend/rooms', { method: 'POST', headers, body }).catch(() => undefined);
  const answer = (await response?.json().catch(() => undefined)) as Record<string, string> | undefined;
  if (response?.ok) {
    location.hash = `room=${answer?.['room_id'] ?? ''}`;
    await rooms.refresh();
    return;
  }
  const id = answer?.['request_id'] ? ` (${t('requestId')} ${answer['request_id']})` : '';
  problem.textContent = answer ? `${answer['error_msg'] ?? ''}${id}` : t('offline');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = find<HTMLButtonElement>('#prepare [type="submit"]');
  button.disabled = true;
  button.textContent = t('creating');
  void createRoom().finally(() => {
    button.disabled = false;
    button.textContent = t('createRoom');
  });
});

form.addEventListener('mss-change', (event) => {
  const picker = event.target as HTMLElementTagNameMap['mss-asset-picker'];
  if (picker.name === 'voice') editor.setAttribute('voice-id', picker.selected[0]?.asset_id ?? '');
});

for (const [id, apply] of [
  ['language', (value: string) => (document.documentElement.lang = value)],
  ['theme', (value: string) => (document.documentElement.style.colorScheme = value)],
] as const) {
  const select = find<HTMLSelectElement>(`#${id}`);
  const stored = localStorage.getItem(`shop.${id}`);
  if (stored) select.value = stored;
  apply(select.value);
  select.addEventListener('change', () => {
    localStorage.setItem(`shop.${id}`, select.value);
    apply(select.value);
    translate();
  });
}

find<HTMLElementTagNameMap['mss-command-bar']>('mss-command-bar').quickReplies = [
  'Welcome to everyone who just joined us!',
  'Yes, it ships today and arrives within three days.',
  '<speak>这款茶<break time="300ms"/>支持七天无理由退货。</speak>',
];
editor.scripts = [
  {
    script_name: 'Osmanthus tea',
    shoot_scripts: [
      { sequence_no: 1, title: 'Greeting', text_config: { text: '' } },
      {
        sequence_no: 2,
        title: 'Offer',
        text_config: {
          text: 'Two tins of osmanthus tea for the price of one, only while we are on air. Tap the basket below.',
        },
      },
    ],
  },
];

new IntersectionObserver(([entry]) => {
  find<HTMLElement>('#strip').hidden = entry?.isIntersecting ?? true;
}).observe(find('#desk mss-room-status'));

rooms.addEventListener('mss-change', () => {
  location.hash = rooms.value ? `room=${rooms.value}` : 'new';
});

window.addEventListener('hashchange', () => {
  showRoom();
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>('.view:not([hidden]) h1')?.focus();
});
translate();
showRoom();
