/** Advice before a start: folded to one line, with ways to where it is changed, dismissed until that changes. */
import { expect, html } from '@open-wc/testing';
import '../../../src/elements/room-status/define.js';
import '../../../src/elements/script-editor/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import type { ScriptEditor } from '../../../src/elements/script-editor/script-editor.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

interface Shown extends SimulatorFixture {
  status: RoomStatus;
  room_id: string;
}

interface Options {
  members?: object;
  editor?: boolean;
  one?: Stage;
  room_id?: string;
}

async function show({ members, editor, one = stage({ speed: 0 }), room_id }: Options = {}): Promise<Shown> {
  if (!room_id) localStorage.clear();
  room_id ??= await one.createRoom();
  if (members) await one.changeRoom(room_id, members);
  const content = html`<mss-room-status room-id=${room_id} controls></mss-room-status>
    ${editor ? html`<mss-script-editor room-id=${room_id}></mss-script-editor>` : ''}`;
  const all = await renderWithSimulator(content, one);
  return { ...all, room_id, status: all.provider.querySelector('mss-room-status') as RoomStatus };
}

/** The members of a room that all five tips are about. */
const plain = { play_policy: { repeat_count: -1, random_play_mode: 'NONE' } };

const checks = ({ status }: Shown) => status.shadowRoot?.querySelector('.checks') as HTMLElement;
const fold = (all: Shown) =>
  until(() => checks(all)?.querySelector<HTMLDetailsElement>('details'), 'the folded advice');
const shows = ({ status }: Shown, text: string) => until(() => renderedText(status).includes(text), text);

describe('the advice before a start', () => {
  it('is folded to one line, which says how many tips there are', async () => {
    const all = await show({ members: plain });
    await shows(all, '5 tips');
    const advice = await fold(all);
    expect(advice.open).to.equal(false);
    advice.open = true;
    await expectAccessible(all.status);
    expect(advice.querySelectorAll('.tip')).to.have.length(5);
    expect(advice.textContent).to.contain('Change it in the room’s settings: auto-replies');
  });

  it('leads to the option of this element that it is about, which answers it', async () => {
    const all = await show({ members: plain });
    await shows(all, '5 tips');
    (await fold(all)).open = true;
    await clickButton(all.status, 'Go to this option');
    const field = await until(
      () => all.status.shadowRoot?.activeElement?.closest<HTMLSelectElement>('[name=random_play_mode]'),
      'the focus on the option',
    );
    field.value = 'SCENE';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await shows(all, '4 tips');
  });

  it('leads to the paragraph in the editor of the page; without one, it says where', async () => {
    const scene_scripts = (paragraphs: string[]) => [
      {
        script_name: 'Empty one',
        shoot_scripts: paragraphs.map((text, i) => ({
          sequence_no: i + 1,
          title: `P${i + 1}`,
          text_config: { text },
        })),
      },
    ];
    const all = await show({ editor: true, members: { scene_scripts: scene_scripts(['Hello', ' ']) } });
    await shows(all, 'Paragraph “P2” is empty');
    (await fold(all)).open = true;
    const item = [...checks(all).querySelectorAll('li')].find((one) => one.textContent.includes('P2'));
    (await until(() => item?.querySelector<HTMLButtonElement>('.way'), 'the way')).click();
    const editor = all.provider.querySelector('mss-script-editor') as ScriptEditor;
    await until(
      () => editor.matches(':focus-within') || editor.shadowRoot?.activeElement,
      'the focus in the editor',
    );
    editor.remove();
    all.status.requestUpdate();
    await shows(all, 'Change it in the script.');
  });

  it('is dismissed for the room until what it is about changes, over reloads', async () => {
    const all = await show({ members: plain });
    await shows(all, '5 tips');
    (await fold(all)).open = true;
    const dismiss = await until(
      () => checks(all).querySelector<HTMLButtonElement>('.tip [aria-label=Dismiss]'),
      'Dismiss',
    );
    dismiss.focus();
    dismiss.click();
    await shows(all, '4 tips');
    expect(all.status.shadowRoot?.activeElement, 'the focus stays').not.to.equal(null);
    all.provider.remove();
    const { status: _, ...one } = all;
    const again = await show({ one, room_id: all.room_id });
    await shows(again, '4 tips');
    await clickButton(again.status, 'Show 1 dismissed');
    await shows(again, '5 tips');
    (
      await until(
        () => checks(again).querySelector<HTMLButtonElement>('.tip [aria-label=Dismiss]'),
        'Dismiss',
      )
    ).click();
    await shows(again, '4 tips');
    again.provider.remove();
    const text_config = { text: 'Another text.' };
    const scene_scripts = [{ script_name: 'New', shoot_scripts: [{ sequence_no: 1, text_config }] }];
    await shows(await show({ one, room_id: all.room_id, members: { scene_scripts } }), '5 tips');
  });

  it('does not stand there once more after the start; what the service adds stands before the next one', async () => {
    const all = await show({ members: plain });
    await shows(all, '5 tips');
    await clickButton(all.status, 'Start');
    await shows(all, 'Waiting to go on air');
    expect(all.status.state.warnings.length).to.be.greaterThan(3);
    expect(renderedText(all.status)).not.to.match(/tips|few paragraphs/i);
  });

  it('does not fold what prevents the start', async () => {
    const video_config = { bitrate: 4000, width: 1080, height: 1920, codec: 'VP8', is_subtitle_enable: true };
    const output_urls = ['rtmp://one.example/live', 'rtmp://two.example/live'];
    const all = await show({ members: { ...plain, video_config, output_urls } });
    await shows(all, '3 problems must be fixed');
    const blockers = checks(all).querySelector('.blockers') as HTMLElement;
    expect(blockers.closest('details')).to.equal(null);
    for (const text of ['VP8', 'Subtitles', '2 output addresses'])
      expect(blockers.textContent).to.contain(text);
    expect(blockers.querySelectorAll('[aria-label=Dismiss]')).to.have.length(0);
    await expectAccessible(all.status);
    await clickButton(all.status, 'Go to this option');
    await until(
      () => all.status.shadowRoot?.activeElement?.getAttribute('name') === 'output_url',
      'the option',
    );
    expect(button(all.status, 'Start anyway')).not.to.equal(undefined);
  });
});
