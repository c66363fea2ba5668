/** Code that comes late: what a person did before it came is neither lost nor said to somebody else. */
import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { RoomStatus } from '../../src/elements/room-status/room-status.js';
import { stage } from '../../stories/simulated.js';
import {
  countCommands,
  pressEnter,
  renderCommandBar,
  typeText,
  waitForText,
} from '../helpers/command-bar-fixture.js';
import { holdModules } from '../helpers/held-modules.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { renderedText, until } from '../helpers/until.js';

async function pressPaletteKeys(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'k' });
  await sendKeys({ up: 'Control' });
}

describe('while the code of an element is on its way', () => {
  let release: () => void;
  beforeEach(() => {
    localStorage.clear();
    release = holdModules();
  });
  afterEach(() => {
    release();
    fixtureCleanup();
  });

  for (const way of ['a text', 'a quick reply'])
    it(`${way} is not said in another room that the page goes on to`, async () => {
      let other = '';
      const all = await renderCommandBar({
        replies: ['Yes, it ships today.'],
        before: async (one, room_id) => {
          await one.changeRoom(room_id, { room_name: 'The first room' });
          other = await one.createRoom();
          await one.goLive(other);
        },
      });
      if (way === 'a text') {
        await typeText(all, 'Only for the first room');
        pressEnter(all);
      } else all.bar.shadowRoot?.querySelector<HTMLElement>('.reply')?.click();
      all.bar.roomId = other;
      await all.bar.updateComplete;
      await waitForText(all.bar, 'Enter sends');
      release();
      // The next text is said, and it alone.
      await until(() => !all.area.disabled && all.area.isConnected, 'the field');
      await typeText(all, 'For the second room');
      pressEnter(all);
      await waitForText(all.bar, 'Accepted');
      expect(await countCommands(all)).to.equal(1);
      expect(all.bar.history.map(({ command }) => JSON.stringify(command)).join()).to.include(
        'the second room',
      );
    });

  it('keys after Ctrl+K are for the search of the palette, not for the text', async () => {
    const all = await renderCommandBar();
    const search = () => all.bar.shadowRoot?.querySelector<HTMLInputElement>('.palette[open] input');
    await typeText(all, 'A text');
    all.area.focus();
    await pressPaletteKeys();
    await sendKeys({ type: 'paf' });
    await sendKeys({ press: 'Backspace' });
    await pressPaletteKeys();
    await sendKeys({ type: 'u1' });
    await sendKeys({ press: 'Enter' });
    expect(all.area.value).to.equal('A text');
    release();
    const field = await until(search, 'the palette');
    await until(() => field.matches(':focus'), 'the focus in its search');
    expect(field.value).to.equal('pau1');
    await sendKeys({ type: '2' });
    expect(field.value).to.equal('pau12');
    await sendKeys({ press: 'Escape' });
    await until(() => all.area.matches(':focus'), 'the focus in the text again');
    expect(all.area.value).to.equal('A text');
    expect(await countCommands(all)).to.equal(0);
  });

  it('Escape after Ctrl+K ends the wait for the palette: the next keys are for the text', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await pressPaletteKeys();
    await sendKeys({ type: 'pa' });
    await sendKeys({ press: 'Escape' });
    await sendKeys({ type: 'Hello' });
    release();
    await sendKeys({ type: '!' });
    await until(() => all.area.value === 'Hello!', 'the text');
    expect(all.bar.shadowRoot?.querySelector('.palette')).not.to.exist;
    // The next time, it is there.
    await pressPaletteKeys();
    await until(() => all.bar.shadowRoot?.querySelector('.palette[open]'), 'the palette');
    expect(all.area.value).to.equal('Hello!');
  });

  it('Ctrl+K after Escape opens the palette, also while it is still on its way', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await pressPaletteKeys();
    await sendKeys({ press: 'Escape' });
    await pressPaletteKeys();
    await sendKeys({ type: 'pau' });
    release();
    const palette = () => all.bar.shadowRoot?.querySelector<HTMLInputElement>('.palette[open] input');
    const field = await until(palette, 'the palette');
    await until(() => field.value === 'pau', 'what was typed after the second press');
    expect(all.area.value).to.equal('');
  });

  it('a stop that is refused is an alarm when the alarms come', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const all = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
      one,
    );
    const status = all.provider.querySelector('mss-room-status') as RoomStatus;
    await until(() => status.state.phase === 'on-air', 'that it is on air');
    await one.control('faults', [{ operation: 'stopSmartLive', status: 500, times: 1 }]);
    await status.stop().catch(() => undefined);
    await until(() => status.state.refusal, 'the refusal');
    await status.refresh();
    const told: string[] = [];
    status.addEventListener('mss-alarm', ({ kind, state }) => told.push(`${kind} ${state}`));
    release();
    await until(() => status.shadowRoot?.querySelector('.alarms.raised'), 'the band');
    expect(renderedText(status)).to.include('Stop failed');
    expect(told).to.eql(['stop-failed raised']);
  });
});
