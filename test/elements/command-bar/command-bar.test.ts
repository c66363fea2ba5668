import { expect, html } from '@open-wc/testing';
import '../../../src/elements/command-bar/define.js';
import type { CommandBar } from '../../../src/elements/command-bar/command-bar.js';
import { stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { button, renderedText, until, clickButton } from '../../helpers/until.js';

interface Scene extends SimulatorFixture {
  bar: CommandBar;
  area: HTMLTextAreaElement;
}

async function scene({ live = true } = {}): Promise<Scene> {
  sessionStorage.clear();
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  if (live) await one.goLive(room_id);
  const content = html`<mss-command-bar room-id=${room_id} undo-seconds="0"></mss-command-bar>`;
  const all = await renderWithSimulator(content, one);
  const bar = all.provider.querySelector('mss-command-bar') as CommandBar;
  const area = await until(() => bar.shadowRoot?.querySelector('textarea'), 'the field');
  if (live) await shows(bar, 'Enter sends');
  return { ...all, bar, area };
}

const shows = (bar: CommandBar, words: string) =>
  until(() => renderedText(bar).includes(words), `"${words}"`);
const type = async ({ area, bar }: Scene, text: string) => {
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await bar.updateComplete;
};
const enter = ({ area }: Scene, init: KeyboardEventInit = {}) =>
  area.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
  );
const commands = async ({ simulator }: SimulatorFixture) => {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const { requests } = (await answer.json()) as { requests: { operation: string }[] };
  return requests.filter(({ operation }) => operation === 'executeSmartLiveCommand').length;
};

describe('the command bar', () => {
  it('sends what is written with Enter, and logs that it was accepted and then spoken', async () => {
    const all = await scene();
    const events: string[] = [];
    all.bar.addEventListener('mss-command', (event) => events.push(event.command.stage));
    await type(all, 'Yes, it ships today.');
    enter(all);
    await shows(all.bar, 'Accepted, waiting to be spoken');
    expect(all.area.value).to.equal('');
    await all.advance(30);
    await shows(all.bar, 'Spoken');
    expect(events).to.eql(['accepted', 'done']);
    await expectAccessible(all.bar);
  });

  it('does not send while an input method composes, nor on Shift+Enter', async () => {
    const all = await scene();
    await type(all, 'ni hao');
    enter(all, { isComposing: true });
    enter(all, { shiftKey: true });
    await all.bar.updateComplete;
    expect(all.area.value).to.equal('ni hao');
    expect(await commands(all)).to.equal(0);
  });

  it('sends once, however often Enter is pressed', async () => {
    const all = await scene();
    await type(all, 'Once only');
    enter(all);
    enter(all);
    await shows(all.bar, 'Accepted');
    expect(await commands(all)).to.equal(1);
  });

  it('keeps the text when the service refuses it, says why, and sends it when the cause is gone', async () => {
    const all = await scene();
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', status: 500, times: 1 }]);
    await type(all, 'Try me');
    enter(all);
    await shows(all.bar, 'Not sent');
    await shows(all.bar, 'Request ID');
    expect(all.area.value).to.equal('Try me');
    await clickButton(all.bar, 'Send');
    await shows(all.bar, 'Accepted');
  });

  it('says that it does not know when the answer was lost, and does not send again by itself', async () => {
    const all = await scene();
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', drop: 'after', times: 1 }]);
    await type(all, 'Lost?');
    enter(all);
    await shows(all.bar, 'May not have been sent');
    expect(await commands(all)).to.equal(1);
  });

  it('refuses a script with a mistake before it is sent, and says which', async () => {
    const all = await scene();
    await type(all, '<speak>Hello <break time="20s"/></speak>');
    await until(() => button(all.bar, 'Send')?.disabled, 'Send to be disabled');
    expect(all.bar.shadowRoot?.querySelector('[role=alert]')?.textContent).to.be.ok;
  });

  it('keeps what was typed over a reload', async () => {
    const all = await scene();
    await type(all, 'Half a thought');
    const again = document.createElement('mss-command-bar');
    again.roomId = all.bar.roomId;
    all.provider.append(again);
    const area = await until(() => again.shadowRoot?.querySelector('textarea'), 'the second field');
    expect(area.value).to.equal('Half a thought');
  });

  it('sends a quick reply at a press', async () => {
    const all = await scene();
    all.bar.quickReplies = ['Welcome!'];
    await shows(all.bar, 'Welcome!');
    await clickButton(all.bar, 'Welcome!');
    await shows(all.bar, 'Accepted');
    expect(all.bar.history).to.have.length(1);
  });

  it('cannot send while the room is not on air, and says what would change that', async () => {
    const all = await scene({ live: false });
    await shows(all.bar, 'Start the livestream to speak to viewers');
    await type(all, 'Hello?');
    expect(button(all.bar, 'Send')?.disabled).to.equal(true);
    await expectAccessible(all.bar);
  });
});
