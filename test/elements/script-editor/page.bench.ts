// The page of the typing bench: the script editor and a bare CodeMirror with the same text.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import '../../../src/elements/script-editor/define.js';

const LENGTH = 131_072;
const units = [
  '大家好，欢迎来到我的直播间，今天给大家带来一款新品。<break time="500ms"/>',
  '我们<phoneme ph="chong2">重</phoneme>新开始，数量有限，先到先得。',
  '现在只要<say-as interpret-as="money">99元</say-as>，喜欢的朋友不要错过。',
  '<prosody rate="80">这一句请慢慢听，它的材质和做工都很讲究。</prosody>\n',
];

/** A valid script of exactly 131,072 characters with 2,000 tags; a pair counts as one. */
export function longScript(breaks = true): string {
  let text = '';
  for (let i = 0; i < 2_000; i++) text += units[i % units.length] ?? '';
  const room = LENGTH - '<speak></speak>'.length - text.length;
  const lines = '好'.repeat(99) + '\n';
  const filled = text + lines.repeat(Math.ceil(room / lines.length)).slice(0, room);
  return `<speak>${breaks ? filled : filled.replaceAll('\n', '好')}</speak>`;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1_500));

function box(): HTMLElement {
  const place = document.createElement('div');
  place.style.cssText = 'inline-size: 800px; margin: 16px auto';
  document.body.replaceChildren(place);
  return place;
}

let written: () => string = () => '';

/** Opens one of both editors with the caret in the middle of the visible text, and waits until it is idle. */
export async function open(kind: 'editor' | 'bare', text = longScript()): Promise<void> {
  const place = box();
  if (kind === 'bare') {
    const style = EditorView.theme({ '&': { maxBlockSize: '480px' }, '.cm-scroller': { overflow: 'auto' } });
    const view = new EditorView({
      parent: place,
      doc: text,
      extensions: [
        style,
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        keymap.of([...historyKeymap, ...defaultKeymap]),
      ],
    });
    view.dispatch({ selection: { anchor: 100 } });
    view.focus();
    written = () => view.state.doc.toString();
  } else {
    const editor = document.createElement('mss-script-editor');
    editor.value = text;
    place.append(editor);
    written = () => editor.value;
    await editor.updateComplete;
    editor.focus();
    await settle();
  }
  await settle();
}

/** The current text. */
export const value = (): string => written();

const times: number[] = [];

/** Measures the milliseconds from each key to the task after the frame that shows it was painted. */
addEventListener(
  'keydown',
  ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void times.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  },
  true,
);

/** Returns the measurements since the last call. */
export const measured = (): number[] => times.splice(0);

/** Opens and closes an editor without typing; memory that it retains is a leak. */
export async function openAndClose(): Promise<void> {
  const editor = document.createElement('mss-script-editor');
  editor.value = '<speak>我们<phoneme ph="chong2">重</phoneme>新开始<break time="500ms"/></speak>';
  document.body.append(editor);
  await editor.updateComplete;
  editor.focus();
  for (let i = 0; i < 200 && !editor.shadowRoot?.querySelector('.cm-content'); i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  if (!editor.shadowRoot?.querySelector('.cm-content')) throw new Error('The editing area did not come');
  editor.remove();
  await new Promise((resolve) => setTimeout(resolve, 0));
}
