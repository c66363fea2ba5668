/** Nothing goes on air by accident: what Enter and quick replies send can be taken back for some seconds. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { executeSmartLiveCommand } from '../../../src/api/index.js';
import type { CommandBar } from '../../../src/elements/command-bar/command-bar.js';
import { expectAccessible } from '../../helpers/accessible.js';
import {
  countCommands,
  pressEnter,
  renderCommandBar,
  typeText,
  waitForText,
  type CommandBarFixture,
} from '../../helpers/command-bar-fixture.js';
import { button, clickButton, until } from '../../helpers/until.js';

/** Long enough that nothing is sent while a test looks. */
const long = 3600;

const root = (bar: CommandBar): ShadowRoot => bar.shadowRoot as ShadowRoot;
const stages = ({ bar }: CommandBarFixture) =>
  bar.history.map(({ stage, unsent }) => (unsent ? `${stage} ${unsent}` : stage));

/** The texts that the service was told to say, with their timing. */
async function taken({ simulator }: CommandBarFixture): Promise<string[]> {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/state'));
  const { jobs } = (await answer.json()) as { jobs: { speaking?: string; waiting_replies?: unknown }[] };
  return jobs.map((job) => JSON.stringify(job));
}

describe('a reply of the command bar, before it is sent', () => {
  it('stands in the log with the seconds that are left, and is sent after three by default', async () => {
    const all = await renderCommandBar({ undoSeconds: undefined });
    expect(all.bar.undoSeconds).to.equal(3);
    await typeText(all, 'Yes, it ships today.');
    all.area.focus();
    const pressed = performance.now();
    await sendKeys({ press: 'Enter' });
    await waitForText(all.bar, 'Sending in 3 s');
    expect(root(all.bar).querySelector('[role=log]')?.textContent).to.contain('Yes, it ships today.');
    expect(all.area.value).to.equal('');
    expect(root(all.bar).activeElement, 'the focus stays').to.equal(all.area);
    expect(await countCommands(all)).to.equal(0);
    await expectAccessible(all.bar);
    await waitForText(all.bar, 'Accepted');
    expect(performance.now() - pressed).to.be.at.least(3000);
    expect(await countCommands(all)).to.equal(1);
  });

  it('has the place below the field, which tells before how long one can undo', async () => {
    const all = await renderCommandBar({ undoSeconds: undefined });
    const hint = () => root(all.bar).querySelector<HTMLElement>('#hint');
    expect(hint()?.innerText).to.include('You can undo for 3 s.');
    all.bar.undoSeconds = 0;
    await until(() => !hint()?.innerText.includes('undo'), 'no promise of what there is not');
  });

  it('is announced once, not each second', async () => {
    const all = await renderCommandBar({ undoSeconds: 90 });
    await typeText(all, 'Hello');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in 90 s');
    const told = root(all.bar).querySelector('[role=log] .visually-hidden');
    const seen = root(all.bar).querySelector('[role=log] .stage [aria-hidden]');
    await until(() => seen?.textContent !== 'Sending in 90 s', 'the countdown');
    expect(told?.textContent).to.equal('Sending in 90 s. Press Esc to undo.');
  });

  it('is told with the marks of Chinese in Chinese, as are the names of actions', async () => {
    const all = await renderCommandBar({ undoSeconds: 90 });
    document.documentElement.lang = 'zh-CN';
    try {
      await waitForText(all.bar, '更多操作');
      await typeText(all, '大家好');
      pressEnter(all);
      const told = () => root(all.bar).querySelector('[role=log] .visually-hidden')?.textContent;
      await until(() => told() === '90 秒后发送。按 Esc 可撤销。', 'what is told');
      await clickButton(all.bar, '更多操作');
      await waitForText(all.bar, '播报时机：排到最后');
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('has a field for its timing that shows each choice whole on a phone', async () => {
    const all = await renderCommandBar({ undoSeconds: undefined });
    for (const width of [280, 360]) {
      all.bar.style.width = `${width}px`;
      await until(() => all.bar.offsetWidth === width, 'the width');
      const select = root(all.bar).querySelector('select') as HTMLSelectElement;
      const { offsetWidth } = select;
      select.style.inlineSize = 'max-content';
      expect(offsetWidth, `${width} px`).to.be.at.least(select.offsetWidth);
      select.style.inlineSize = '';
    }
  });

  it('is taken back with Undo, and its text is in the field again', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    await typeText(all, 'Too early');
    pressEnter(all);
    await clickButton(all.bar, 'Undo');
    await until(() => all.area.value === 'Too early', 'the text in the field');
    await until(() => root(all.bar).activeElement === all.area, 'the focus in the field');
    await waitForText(all.bar, 'Not sent: canceled');
    expect(await countCommands(all)).to.equal(0);
    pressEnter(all);
    await until(() => stages(all).at(-1) === 'delayed', 'the second press to count, however soon it comes');
    await expectAccessible(all.bar);
  });

  it('is taken back with Escape, the last first, and nothing typed meanwhile is overwritten', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    all.area.focus();
    for (const text of ['One', 'Two']) {
      await typeText(all, text);
      await sendKeys({ press: 'Enter' });
      await until(() => all.area.value === '', 'the field to be empty');
    }
    await typeText(all, 'Three, half written');
    await sendKeys({ press: 'Escape' });
    await until(() => stages(all).join() === 'delayed,unsent cancelled', 'the second to be taken back');
    expect(root(all.bar).activeElement, 'the focus stays').to.equal(all.area);
    expect(all.area.value).to.equal('Three, half written');
    await typeText(all, '');
    await sendKeys({ press: 'Escape' });
    await until(() => all.area.value === 'One', 'the first in the field');
    await clickButton(all.bar, 'Edit and resend');
    await until(() => all.area.value === 'Two', 'the second, from the log');
    expect(await countCommands(all)).to.equal(0);
  });

  it('leaves Escape to an open dialog or form', async () => {
    const all = await renderCommandBar({ undoSeconds: long, replies: ['Thank you, {viewer}!'] });
    await typeText(all, 'Hello');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in');
    await clickButton(all.bar, 'More actions');
    await until(() => root(all.bar).querySelector('dialog[open]'), 'the palette');
    await sendKeys({ press: 'Escape' });
    await until(() => !root(all.bar).querySelector('dialog[open]'), 'the palette to close');
    await clickButton(all.bar, 'Thank you, {viewer}!');
    await until(() => root(all.bar).querySelector('.placeholders input:focus'), 'the form');
    await sendKeys({ press: 'Escape' });
    await until(() => !root(all.bar).querySelector('.placeholders'), 'the form to close');
    expect(stages(all)).to.eql(['delayed']);
    await sendKeys({ press: 'Escape' });
    await until(() => stages(all).join() === 'unsent cancelled', 'the reply to be taken back');
  });

  it('can be a quick reply, by a click, by its number, and with what was filled in', async () => {
    const all = await renderCommandBar({ undoSeconds: long, replies: ['Welcome!', 'Thank you, {viewer}!'] });
    await clickButton(all.bar, 'Welcome!');
    await until(() => stages(all).length === 1, 'the click');
    root(all.bar).querySelector<HTMLElement>('[role=log]')?.focus();
    await sendKeys({ press: '2' });
    await until(() => root(all.bar).querySelector('.placeholders input:focus'), 'the form');
    await sendKeys({ type: 'Li 1' });
    await sendKeys({ press: 'Enter' });
    await until(() => stages(all).join() === 'delayed,delayed', 'both');
    expect(await countCommands(all)).to.equal(0);
    expect(all.area.value, 'a digit in a field is text').to.equal('');
    all.area.focus();
    await sendKeys({ press: '1' });
    expect(all.area.value).to.equal('1');
    expect(stages(all)).to.have.length(2);
  });

  it('is once in the log, however often it is pressed', async () => {
    const all = await renderCommandBar({ undoSeconds: long, replies: ['Welcome!'] });
    for (let time = 0; time < 3; time++) await clickButton(all.bar, 'Welcome!');
    await until(() => stages(all).length > 0, 'the reply');
    await all.bar.updateComplete;
    expect(stages(all)).to.eql(['delayed']);
  });

  it('is not sent when the livestream ends meanwhile, which is said', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    await typeText(all, 'Nobody hears this');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in');
    await all.stop(all.bar.roomId);
    await all.advance(60);
    await all.bar.send({ command: 'GET_LIVE_JOB_CONFIG_INFO' }).catch(() => undefined);
    await waitForText(all.bar, 'Not sent: the livestream has ended');
    expect(all.area.value).to.equal('Nobody hears this');
    expect(JSON.stringify(await taken(all))).not.to.contain('Nobody hears this');
  });

  it('is not sent when the page is left, and is a draft when it is shown again', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    await typeText(all, 'Half a thought');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await waitForText(all.bar, 'Not sent: the page was closed');
    const again = document.createElement('mss-command-bar');
    again.roomId = all.bar.roomId;
    all.provider.append(again);
    const area = await until(() => again.shadowRoot?.querySelector('textarea'), 'the next field');
    expect(area.value).to.equal('Half a thought');
  });

  it('is not sent when the element is removed, and is in the log when it is shown again', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    await typeText(all, 'Half a thought');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in');
    const elsewhere = document.createElement('div');
    all.provider.append(elsewhere);
    elsewhere.append(all.bar);
    await all.bar.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(stages(all), 'moved, it goes on').to.eql(['delayed']);
    all.bar.remove();
    const { roomId } = all.bar;
    await until(
      () => (localStorage.getItem(`metastudio-widgets/commands/${roomId}`) ?? '').includes('closed'),
      'the log',
    );
    const again = document.createElement('mss-command-bar');
    again.roomId = roomId;
    all.provider.append(again);
    await waitForText(again, 'Not sent: the page was closed');
    await clickButton(again, 'Edit and resend');
    await until(() => again.shadowRoot?.querySelector('textarea')?.value === 'Half a thought', 'the text');
    expect(await countCommands(all)).to.equal(0);
  });

  it('is taken back when the page switches sending off', async () => {
    const all = await renderCommandBar({ undoSeconds: long });
    await typeText(all, 'Hello');
    pressEnter(all);
    await waitForText(all.bar, 'Sending in');
    all.bar.disabled = true;
    await waitForText(all.bar, 'Not sent: canceled');
    expect(all.area.value).to.equal('Hello');
  });

  it('returns to the field when the service refuses it', async () => {
    const all = await renderCommandBar({ undoSeconds: 0.1 });
    await all.control('faults', [{ operation: executeSmartLiveCommand.name, status: 500, times: 1 }]);
    await typeText(all, 'Try me');
    pressEnter(all);
    await waitForText(all.bar, 'Not sent');
    await until(() => all.area.value === 'Try me', 'the text in the field');
  });

  it('that failed is said below the field as well, as the log may be out of sight, until the text is another', async () => {
    const all = await renderCommandBar({ undoSeconds: 0.1 });
    const foot = () => root(all.bar).querySelector<HTMLElement>('.foot');
    const height = foot()?.offsetHeight;
    await all.control('faults', [{ operation: executeSmartLiveCommand.name, status: 500, times: 1 }]);
    await typeText(all, 'Try me');
    pressEnter(all);
    await until(() => foot()?.innerText.includes('Send failed'), 'the failure');
    expect(foot()?.innerText.trim()).to.equal('Send failed. Viewers have not heard it.');
    expect(foot()?.offsetHeight).to.equal(height);
    await expectAccessible(all.bar);
    await typeText(all, 'Try me again');
    await until(() => !foot()?.innerText.includes('Send failed'), 'the hint again');
  });

  it('is sent at once with 0; anything that is no number of seconds is the default', async () => {
    const all = await renderCommandBar({ undoSeconds: undefined });
    for (const value of ['-1', 'soon', '', ' ', 'NaN', 'Infinity', '3601', '1e9']) {
      all.bar.setAttribute('undo-seconds', value);
      expect(all.bar.undoSeconds, value).to.equal(3);
    }
    for (const value of [undefined, null, NaN, -1, true, false, [], {}]) {
      all.bar.undoSeconds = value as number;
      expect(all.bar.undoSeconds, JSON.stringify(value)).to.equal(3);
    }
    all.bar.setAttribute('undo-seconds', '7.5');
    expect(all.bar.undoSeconds).to.equal(7.5);
    all.bar.removeAttribute('undo-seconds');
    expect(all.bar.undoSeconds).to.equal(3);
    all.bar.undoSeconds = 0;
    await typeText(all, 'At once');
    pressEnter(all);
    await waitForText(all.bar, 'Accepted');
    expect(button(all.bar, 'Undo')).to.equal(undefined);
  });
});

describe('the timing of replies', () => {
  const timing = ({ bar }: CommandBarFixture) =>
    [...root(bar).querySelectorAll('select')].find((one) =>
      one.closest('label')?.textContent.includes('Timing'),
    );

  async function choose(all: CommandBarFixture, value: string): Promise<void> {
    const select = await until(() => timing(all), 'Timing');
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await all.bar.updateComplete;
  }

  const lastTiming = ({ bar }: CommandBarFixture) => bar.history.at(-1)?.command.params?.['play_type'];

  it('interrupts nothing by default, and is what was chosen last in this browser', async () => {
    const all = await renderCommandBar();
    expect(timing(all)?.selectedOptions[0]?.text).to.equal('After this sentence');
    await all.bar.send('One');
    expect(lastTiming(all)).to.equal('INSERT');
    await choose(all, 'APPEND');
    const again = document.createElement('mss-command-bar');
    again.roomId = all.bar.roomId;
    all.provider.append(again);
    await waitForText(again, 'Enter sends');
    await again.send('Two');
    expect(lastTiming(all)).to.equal('APPEND');
  });

  it('is the default if what is kept is something else, or nothing can be kept', async () => {
    const all = await renderCommandBar();
    const bar = () => Object.assign(document.createElement('mss-command-bar'), { roomId: all.bar.roomId });
    localStorage.setItem('metastudio-widgets/timing', '<img>');
    all.provider.append(bar());
    await all.bar.send('One');
    expect(lastTiming(all)).to.equal('INSERT');
    const { getItem, setItem } = Storage.prototype;
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      const refused = bar();
      all.provider.append(refused);
      await waitForText(refused, 'Enter sends');
      await choose({ ...all, bar: refused }, 'PLAY_NOW');
      await refused.send('Two');
      expect(lastTiming(all)).to.equal('PLAY_NOW');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
