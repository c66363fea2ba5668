/** No command is sent twice: not by a held key, a lost connection, or a second element. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../helpers/accessible.js';
import { button, until, clickButton } from '../../helpers/until.js';
import {
  countCommands,
  pressEnter,
  renderCommandBar,
  waitForText,
  typeText,
} from '../../helpers/command-bar-fixture.js';
import { goOffline, goOnline } from '../../helpers/offline.js';

describe('the command bar, never twice', () => {
  afterEach(() => goOnline());

  it('sends once while the key is held', async () => {
    const all = await renderCommandBar();
    await typeText(all, 'Held');
    pressEnter(all);
    for (let time = 0; time < 5; time++) pressEnter(all, { repeat: true });
    await waitForText(all.bar, 'Accepted');
    expect(await countCommands(all)).to.equal(1);
  });

  it('sends a quick reply once at a double click, and for two elements that see one press', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!'] });
    const other = document.createElement('mss-command-bar');
    Object.assign(other, { roomId: all.bar.roomId, quickReplies: ['Welcome!'] });
    all.provider.append(other);
    await waitForText(other, 'Enter sends');
    const events: unknown[] = [];
    all.provider.addEventListener('mss-command', (event) => events.push(event));
    for (const bar of [all.bar, other]) {
      button(bar, 'Welcome!')?.dispatchEvent(new MouseEvent('click', { detail: 1 }));
      button(bar, 'Welcome!')?.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    }
    await waitForText(all.bar, 'Accepted');
    await waitForText(other, 'Accepted');
    expect(await countCommands(all)).to.equal(1);
    expect(events).to.have.length(1);
  });

  it('keeps replies in a visible queue while offline, and sends each once when online', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await until(() => all.bar.shadowRoot?.adoptedStyleSheets.length ?? 0 > 1, 'the parts');
    goOffline();
    await waitForText(all.bar, 'You’re offline');
    for (const text of ['First', 'Second']) {
      await typeText(all, text);
      pressEnter(all);
      await until(() => all.area.value === '', 'the field to be empty');
    }
    await waitForText(all.bar, 'Expires at');
    expect(await countCommands(all)).to.equal(0);
    await expectAccessible(all.bar);
    goOnline();
    await until(() => all.bar.history.every(({ stage }) => stage === 'accepted'), 'both to be accepted');
    expect(await countCommands(all)).to.equal(2);
  });

  it('does not send a reply whose moment has passed, and says so', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    goOffline();
    await all.bar.send('Too late');
    const { now } = Date;
    Date.now = () => now() + 61_000;
    try {
      goOnline();
      await waitForText(all.bar, 'Not sent: expired');
    } finally {
      Date.now = now;
    }
    expect(await countCommands(all)).to.equal(0);
    await clickButton(all.bar, 'Edit and resend');
    await until(() => all.area.value === 'Too late', 'the text in the field');
  });

  it('takes a waiting reply back, and changes one in its place', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    goOffline();
    await all.bar.send('Frist');
    await all.bar.send('Not this');
    await until(() => button(all.bar, 'Edit'), 'the queue');
    await clickButton(all.bar, 'Edit');
    const area = await until(
      () => all.bar.shadowRoot?.querySelector<HTMLTextAreaElement>('.queue textarea'),
      'the field of the queue',
    );
    area.value = 'First';
    area.dispatchEvent(new InputEvent('input'));
    await all.bar.updateComplete;
    await clickButton(all.bar, 'Done');
    await all.bar.updateComplete;
    const cancels = [
      ...(all.bar.shadowRoot?.querySelectorAll<HTMLElement>('.queue li:last-child button') ?? []),
    ];
    cancels.at(-1)?.click();
    goOnline();
    await waitForText(all.bar, 'Accepted');
    await waitForText(all.bar, 'Not sent: canceled');
    expect(
      all.bar.history.map(({ command }) => (command.params?.['text_config'] as { text: string }).text),
    ).to.eql(['First', 'Not this']);
    expect(await countCommands(all)).to.equal(1);
  });

  it('keeps what is written over a waiting reply whose moment passes meanwhile', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await typeText(all, 'Half a thought');
    goOffline();
    await all.bar.send('Frist');
    (await until(() => button(all.bar, 'Edit'), 'the queue')).click();
    const written = () => all.bar.shadowRoot?.querySelector<HTMLTextAreaElement>('.queue textarea');
    const area = await until(written, 'the field of the queue');
    area.value = 'First <b>';
    area.dispatchEvent(new InputEvent('input'));
    const { now } = Date;
    Date.now = () => now() + 61_000;
    try {
      goOnline();
      await waitForText(all.bar, 'Not sent: it expired');
    } finally {
      Date.now = now;
    }
    expect(written()?.value).to.equal('First <b>');
    await expectAccessible(all.bar);
    [...(all.bar.shadowRoot?.querySelectorAll<HTMLElement>('.queue button') ?? [])][0]?.click();
    await until(() => all.area.value === 'First <b>', 'the text in the field');
    expect(await countCommands(all)).to.equal(0);
    document.execCommand('undo');
    await until(() => all.area.value === 'Half a thought', 'what was written before, by undo');
  });

  it('keeps no change of a waiting reply that the service would refuse', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    goOffline();
    await all.bar.send('Fine');
    (await until(() => button(all.bar, 'Edit'), 'the queue')).click();
    const area = await until(
      () => all.bar.shadowRoot?.querySelector<HTMLTextAreaElement>('.queue textarea'),
      'the field of the queue',
    );
    area.value = '<speak>Hello <break time="20s"/></speak>';
    area.dispatchEvent(new InputEvent('input'));
    await until(() => button(all.bar, 'Done')?.disabled, 'Done to be disabled');
    await waitForText(all.bar, 'is not a valid pause length');
  });

  it('says, of a reply whose answer was lost, what else ended since', async () => {
    const all = await renderCommandBar();
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', drop: 'after', times: 1 }]);
    await typeText(all, 'Lost?');
    pressEnter(all);
    await waitForText(all.bar, 'May not have been sent');
    await all.advance(40);
    await waitForText(all.bar, 'A reply finished at');
    expect(await countCommands(all)).to.equal(1);
  });

  it('shows in one tab what another sent, and keeps it over a reload', async () => {
    const all = await renderCommandBar();
    await all.bar.send('Kept');
    await waitForText(all.bar, 'Accepted');
    const json = localStorage.getItem(`metastudio-widgets/commands/${all.bar.roomId}`) ?? '';
    expect(json).to.contain('Kept');
    const line = new BroadcastChannel(`metastudio-widgets/commands/${all.bar.roomId}`);
    const told = JSON.parse(json) as Record<string, unknown>[];
    line.postMessage(
      JSON.stringify([{ ...told[0], id: 'other', page: 'other', text: 'From elsewhere', stage: 'done' }]),
    );
    await waitForText(all.bar, 'From elsewhere');
    await waitForText(all.bar, 'Another window');
    line.close();
  });
});
