/** All parts besides the composer: quick replies with placeholders, the palette, the forms, the run-down, the remote control. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, stopSmartLive } from '../../../src/api/index.js';
import type { CommandBar } from '../../../src/elements/command-bar/command-bar.js';
import type { LiveCommand } from '../../../src/live/index.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { button, until, clickButton } from '../../helpers/until.js';
import { goOffline, goOnline } from '../../helpers/offline.js';
import {
  countCommands,
  renderCommandBar,
  waitForText,
  typeText,
  type CommandBarFixture,
} from '../../helpers/command-bar-fixture.js';

const root = (bar: CommandBar): ShadowRoot => bar.shadowRoot as ShadowRoot;
const found = <T extends HTMLElement>({ bar }: CommandBarFixture, selector: string) =>
  until(() => root(bar).querySelector<T>(selector), selector);

async function fill(all: CommandBarFixture, selector: string, value: string): Promise<void> {
  const field = await found<HTMLInputElement>(all, selector);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await all.bar.updateComplete;
}

const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

async function chord(modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

/** Opens the palette by its shortcut, searches for a text, and runs the first match. */
async function choose(all: CommandBarFixture, words: string): Promise<void> {
  all.area.focus();
  await chord('Control', 'k');
  await found(all, 'dialog.palette[open]');
  await sendKeys({ type: words });
  await all.bar.updateComplete;
  await press('Enter');
}

const last = ({ bar }: CommandBarFixture): LiveCommand | undefined => bar.history.at(-1)?.command;

describe('all that the command bar can do', () => {
  afterEach(() => goOnline());

  it('asks for the values of placeholders, sends the completed reply, and remembers the values', async () => {
    const all = await renderCommandBar({ replies: ['Thank you, {viewer}! {product} is in stock.'] });
    await clickButton(all.bar, 'Thank you, {viewer}! {product} is in stock.');
    const form = await found(all, '.placeholders');
    expect(await countCommands(all)).to.equal(0);
    expect(form.textContent).to.contain('Thank you, {viewer}! {product} is in stock.');
    await expectAccessible(all.bar);
    await sendKeys({ type: 'Li Wei' });
    await until(() => form.textContent.includes('Thank you, Li Wei! {product}'), 'what will be said');
    await press('Tab');
    await sendKeys({ type: 'The tea' });
    await press('Enter');
    await waitForText(all.bar, 'Thank you, Li Wei! The tea is in stock.');
    await clickButton(all.bar, 'Thank you, {viewer}! {product} is in stock.');
    const field = await found<HTMLInputElement>(all, '.placeholders input');
    expect(field.value).to.equal('Li Wei');
  });

  it('writes what is filled into a script as text, never as a tag', async () => {
    const all = await renderCommandBar({ replies: ['<speak>Hi <break time="500ms"/>{viewer}</speak>'] });
    await clickButton(all.bar, 'Hi {viewer}');
    await fill(all, '.placeholders input', 'A & <b>');
    button(all.bar, 'Send')?.form?.requestSubmit();
    await found<HTMLFormElement>(all, '.placeholders').then(
      (form) => form.requestSubmit(),
      () => undefined,
    );
    await until(() => all.bar.history.length > 0, 'the reply');
    expect(JSON.stringify(last(all)?.params)).to.contain('A &amp; &lt;b&gt;');
  });

  it('takes quick replies from its slot, and sends them by their number', async () => {
    const all = await renderCommandBar({ replies: ['From the property'] });
    const reply = document.createElement('li');
    reply.slot = 'quick-replies';
    reply.textContent = 'From the slot';
    all.bar.append(reply);
    await until(() => button(all.bar, 'From the slot'), 'the reply');
    all.area.focus();
    await chord('Alt', '2');
    await until(() => all.bar.history.length === 1, 'the reply to be sent');
    expect(JSON.stringify(last(all))).to.contain('From the slot');
    button(all.bar, 'From the property')?.focus();
    await press('1');
    await until(() => all.bar.history.length === 2, 'the reply to be sent');
  });

  it('finds quick replies by their words', async () => {
    const all = await renderCommandBar({
      replies: Array.from({ length: 9 }, (_, index) => `Reply number ${index}`),
    });
    await fill(all, '.replies .find', 'number 7');
    expect(button(all.bar, 'Reply number 3')).to.equal(undefined);
    const seen = button(all.bar, 'Reply number 7');
    seen?.focus();
    await press('1');
    expect(all.bar.history, 'a number of a reply that is not seen does nothing').to.have.length(0);
    await press('8');
    await until(() => all.bar.history.length === 1, 'the reply that is seen');
  });

  it('offers everything in a palette, by keyboard alone, and gives the focus back', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!'] });
    all.area.focus();
    await chord('Control', 'k');
    await found(all, 'dialog.palette[open]');
    await expectAccessible(all.bar);
    const options = [...root(all.bar).querySelectorAll('[role=option]')].map((one) => one.textContent);
    for (const words of ['Rundown', 'Play a recording', 'Show a layer', 'Welcome!', 'Formatting: Emotion']) {
      expect(
        options.some((option) => option.includes(words)),
        words,
      ).to.equal(true);
    }
    await press('ArrowDown', 'ArrowUp', 'ArrowUp');
    const input = root(all.bar).querySelector('[role=combobox]');
    const active = root(all.bar).querySelector(`#${input?.getAttribute('aria-activedescendant')}`);
    expect(active?.textContent).to.contain('Timing: At the end');
    await press('Escape');
    await until(() => root(all.bar).activeElement === all.area, 'the focus in the field');
    await choose(all, 'welcome');
    await waitForText(all.bar, 'Accepted');
  });

  it('sets a mark from the palette, for what is selected in the field', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await sendKeys({ type: 'Hello there' });
    await choose(all, 'pause');
    const form = await found<HTMLFormElement>(all, '.mark');
    form.requestSubmit();
    await until(() => all.area.value === '<speak>Hello there<break time="500ms"/></speak>', 'the pause');
  });

  it('says in the palette what needs the connection while there is none', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    goOffline();
    await choose(all, 'recording');
    await waitForText(all.bar, 'You’re offline. This needs a connection.');
    expect(root(all.bar).querySelector('dialog.form')).to.equal(null);
  });

  it('plays a recording by its address, after it has been checked', async () => {
    const all = await renderCommandBar();
    await choose(all, 'recording');
    await found(all, 'dialog.form[open]');
    await press('Enter');
    await waitForText(all.bar, 'Enter an address.');
    await expectAccessible(all.bar);
    await fill(all, 'dialog.form input', 'ftp://x/y.mp3');
    await waitForText(all.bar, 'begins with https://');
    await fill(all, 'dialog.form input', 'https://files.example/jingle.mp3?Signature=abc');
    (await found<HTMLFormElement>(all, 'dialog.form form')).requestSubmit();
    await until(() => !root(all.bar).querySelector('dialog'), 'the form to close');
    await waitForText(all.bar, 'Play a recording: jingle.mp3');
    expect(JSON.stringify(all.bar.history)).not.to.contain('Signature');
  });

  it('plays a recording from the library', async () => {
    const all = await renderCommandBar();
    await choose(all, 'recording');
    await found(all, 'dialog.form[open]');
    await clickButton(all.bar, 'Choose from the library');
    const picker = await found(all, 'mss-asset-picker');
    const tile = await until(
      () => picker.shadowRoot?.querySelector<HTMLElement>('[role=option]'),
      'a recording',
    );
    tile.click();
    const field = await found<HTMLInputElement>(all, 'dialog.form input');
    await until(() => field.value !== '', 'its address');
  });

  it('keeps the form and what is in it when the service refuses, and says why', async () => {
    const all = await renderCommandBar();
    await choose(all, 'destination');
    await found(all, 'dialog.form[open] input');
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', status: 500, times: 1 }]);
    await fill(all, 'dialog.form input', 'rtmp://other.example/live');
    await fill(all, 'dialog.form input[type=password]', 's3cret');
    const form = await found<HTMLFormElement>(all, 'dialog.form form');
    form.requestSubmit();
    const reason = await until(() => form.querySelector('.notice.error'), 'the reason');
    expect(reason.textContent.trim()).to.match(/^Send failed\. Nothing changed on air\./);
    expect(form.querySelector('input')?.value).to.equal('rtmp://other.example/live');
    form.requestSubmit();
    await until(() => !root(all.bar).querySelector('dialog'), 'the form to close');
    expect(JSON.stringify([all.bar.history, { ...localStorage }])).not.to.contain('s3cret');
  });

  it('shows the configuration of the task without its keys', async () => {
    const all = await renderCommandBar();
    await choose(all, 'stream settings');
    await waitForText(all.bar, 'Osmanthus tea, evening show');
    (await found<HTMLDetailsElement>(all, 'dialog.form details')).open = true;
    await expectAccessible(all.bar);
    expect(root(all.bar).textContent).not.to.contain('story-key');
    const dialog = await found(all, 'dialog.form');
    expect(dialog.scrollWidth, 'nothing lies beside the dialog').to.equal(dialog.clientWidth);
  });

  it('changes what is replied to viewers, and takes it back', async () => {
    const rule = {
      rule_index: 'r1',
      rule_name: 'Price',
      event_type: 1,
      trigger: { reply_texts: ['Nine yuan.'] },
    };
    const all = await renderCommandBar();
    await all.bar.send({ command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules: [rule] } });
    await choose(all, 'auto-replies');
    await fill(all, 'dialog.form textarea', 'Eight yuan.\nOnly today.');
    (await found<HTMLFormElement>(all, 'dialog.form form')).requestSubmit();
    await until(() => !root(all.bar).querySelector('dialog'), 'the form to close');
    expect(JSON.stringify(last(all))).to.contain('["Eight yuan.","Only today."]');
    (await until(() => button(all.bar, 'Undo'), 'Undo')).click();
    await until(() => all.bar.history.length === 3, 'the undoing');
    expect(JSON.stringify(last(all))).to.contain('["Nine yuan."]');
  });

  it('keeps changes that someone else makes to other replies in the meantime, and does not overwrite the same reply', async () => {
    const rule = (name: string, text: string) => ({
      ...{ rule_index: name, rule_name: name, event_type: 1 },
      trigger: { reply_texts: [text] },
    });
    const all = await renderCommandBar();
    const rewrite = (...interaction_rules: object[]) =>
      all.bar.send({ command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules } });
    await rewrite(rule('Price', 'Nine yuan.'), rule('Post', 'By post.'));
    await choose(all, 'auto-replies');
    await fill(all, 'dialog.form textarea', 'Eight yuan.');
    await rewrite(rule('Price', 'Nine yuan.'), rule('Post', 'By train.'));
    (await found<HTMLFormElement>(all, 'dialog.form form')).requestSubmit();
    await until(() => !root(all.bar).querySelector('dialog'), 'the form to close');
    expect(JSON.stringify(last(all)))
      .to.contain('Eight yuan.')
      .and.to.contain('By train.');
    await choose(all, 'auto-replies');
    await fill(all, 'dialog.form textarea', 'Seven yuan.');
    await rewrite(rule('Price', 'Ten yuan.'), rule('Post', 'By train.'));
    const before = all.bar.history.length;
    (await found<HTMLFormElement>(all, 'dialog.form form')).requestSubmit();
    await waitForText(all.bar, 'Someone else changed this in the meantime');
    expect(all.bar.history).to.have.length(before);
    expect((await found<HTMLTextAreaElement>(all, 'dialog.form textarea')).value).to.equal('Seven yuan.');
  });

  it('marks the present paragraph in the run-down, and rewrites a coming one with one command', async () => {
    const all = await renderCommandBar();
    await all.advance(1);
    await clickButton(all.bar, 'Rundown');
    await waitForText(all.bar, 'Closing');
    await until(
      () => root(all.bar).querySelector('[aria-current=true]')?.textContent.includes('Greeting'),
      'the mark',
    );
    expect(button(all.bar, 'Edit: Greeting')).to.equal(undefined);
    await expectAccessible(all.bar);
    await clickButton(all.bar, 'Edit: Closing');
    await fill(all, '.rundown textarea', 'We close at ten.');
    await clickButton(all.bar, 'Done');
    await waitForText(all.bar, 'Edited, not sent yet');
    (await until(() => button(all.bar, 'Send 1 change'), 'Send 1 change')).click();
    await until(() => last(all)?.command === 'REWRITE_PLAY_SCRIPT', 'the command');
    const text = JSON.stringify(last(all)?.params);
    expect(text).to.contain('We close at ten.').and.to.contain('Welcome, everyone.');
    await until(() => !button(all.bar, 'Send 1 change'), 'the changes to be done with');
  });

  it('keeps changes of the run-down over a reload, until they are sent', async () => {
    const all = await renderCommandBar();
    await clickButton(all.bar, 'Rundown');
    await waitForText(all.bar, 'Closing');
    await clickButton(all.bar, 'Edit: Closing');
    await fill(all, '.rundown textarea', 'We close at ten.');
    await clickButton(all.bar, 'Done');
    await waitForText(all.bar, 'Edited, not sent yet');
    const again = document.createElement('mss-command-bar');
    again.roomId = all.bar.roomId;
    all.bar.replaceWith(again);
    await waitForText(again, 'Enter sends');
    await clickButton(again, 'Rundown');
    await waitForText(again, 'We close at ten.');
    (await until(() => button(again, 'Send 1 change'), 'Send 1 change')).click();
    await waitForText(again, 'Completed');
    expect(Object.keys(sessionStorage).filter((name) => name.includes('rundown'))).to.eql([]);
  });

  it('does not overwrite a script that someone else has rewritten in the meantime', async () => {
    const all = await renderCommandBar();
    await clickButton(all.bar, 'Rundown');
    await waitForText(all.bar, 'Closing');
    await clickButton(all.bar, 'Edit: Closing');
    await fill(all, '.rundown textarea', 'Mine.');
    await clickButton(all.bar, 'Done');
    const send = await until(() => button(all.bar, 'Send 1 change'), 'Send 1 change');
    const { result = '{}' } = await all.bar.send({ command: 'GET_LIVE_JOB_CONFIG_INFO' });
    const scenes = JSON.parse(result) as {
      scene_scripts: { shoot_scripts: { text_config: { text: string } }[] }[];
    };
    scenes.scene_scripts[0]?.shoot_scripts.at(-1)?.text_config &&
      (scenes.scene_scripts[0].shoot_scripts.at(-1)!.text_config.text = 'Theirs.');
    await all.bar.send({ command: 'REWRITE_PLAY_SCRIPT', params: { scene_scripts: scenes.scene_scripts } });
    const before = all.bar.history.length;
    send.click();
    await waitForText(all.bar, 'Someone else changed the script in the meantime');
    expect(all.bar.history).to.have.length(before);
  });

  it('sets a pause, a pronunciation and an emotion in the text', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await typeText(all, '欢迎来到重庆');
    all.area.setSelectionRange(4, 5);
    await clickButton(all.bar, 'Pronunciation');
    await found(all, '.mark');
    await expectAccessible(all.bar);
    await clickButton(all.bar, 'chóng');
    await all.bar.updateComplete;
    (await found<HTMLFormElement>(all, '.mark')).requestSubmit();
    await until(
      () => all.area.value === '<speak>欢迎来到<phoneme ph="chong2">重</phoneme>庆</speak>',
      'the tag',
    );
  });

  it('offers the fixes of what the service would refuse', async () => {
    const all = await renderCommandBar();
    await typeText(all, '<speak>Hello <break time="20s"/></speak>');
    (await until(() => button(all.bar, 'Set time to “10s”'), 'the fix')).click();
    await until(() => all.area.value.includes('time="10s"'), 'the mended text');
    expect(button(all.bar, 'Send')?.disabled).to.equal(false);
  });

  it('pauses and resumes over the RTC channel, once a press, and believes only what the task shows', async () => {
    const all = await renderCommandBar();
    const sent: string[] = [];
    const channel = Object.assign(new EventTarget(), {
      readyState: 'open',
      send: (message: string) => void sent.push((JSON.parse(message) as { command: string }).command),
    });
    const tell = (state: string) =>
      channel.dispatchEvent(
        new MessageEvent('message', { data: JSON.stringify({ message_type: 'state_notify', state }) }),
      );
    expect(root(all.bar).querySelector('.remote')).to.equal(null);
    all.bar.channel = channel as unknown as RTCDataChannel;
    await until(() => sent.includes('get_current_state'), 'the question');
    tell('PROCESSING');
    const pause = await until(
      () => button(all.bar, 'Pause') && [...root(all.bar).querySelectorAll<HTMLElement>('.remote button')][0],
      'Pause',
    );
    await expectAccessible(all.bar);
    pause.click();
    pause.click();
    await waitForText(all.bar, 'sent, waiting to take effect');
    expect(sent.filter((command) => command === 'play_pause')).to.have.length(1);
    tell('PLAY_PAUSE');
    (await until(() => button(all.bar, 'Resume'), 'Resume')).click();
    await until(() => sent.includes('play_resume'), 'the instruction');
    tell('TAKE_OVER');
    await until(() => button(all.bar, 'End takeover'), 'End takeover');
    channel.readyState = 'closed';
    await waitForText(all.bar, 'The connection to the avatar is closed');
    expect(button(all.bar, 'End takeover')?.getAttribute('aria-disabled')).to.equal('true');
    all.bar.channel = undefined;
    await until(() => !root(all.bar).querySelector('.remote'), 'the remote to be gone');
  });
});

describe('taking over by voice', () => {
  const { query } = Permissions.prototype;
  afterEach(() => (Permissions.prototype.query = query));

  it('is told beforehand that the browser refuses the microphone', async () => {
    Permissions.prototype.query = () => Promise.resolve({ state: 'denied' } as PermissionStatus);
    const all = await renderCommandBar();
    const channel = Object.assign(new EventTarget(), { readyState: 'open', send: () => undefined });
    all.bar.channel = channel as unknown as RTCDataChannel;
    const data = JSON.stringify({ message_type: 'state_notify', state: 'PROCESSING' });
    await found(all, '.remote');
    expect(root(all.bar).textContent).not.to.contain('microphone');
    channel.dispatchEvent(new MessageEvent('message', { data }));
    await waitForText(all.bar, 'The browser blocks the microphone.');
  });
});

describe('the command bar when it cannot send', () => {
  it('says that the page has switched it off', async () => {
    const all = await renderCommandBar();
    all.bar.disabled = true;
    await waitForText(all.bar, 'Sending is turned off on this page.');
    await expectAccessible(all.bar);
  });

  it('says of a task that is over that another may be on air', async () => {
    const all = await renderCommandBar();
    const state = await all.simulator.fetch(new Request('https://metastudio.test/_simulator/state'));
    const { jobs } = (await state.json()) as { jobs: { job_id: string; room_id: string }[] };
    const job = jobs.find(({ room_id }) => room_id === all.bar.roomId);
    const client = createClient({ getToken: all.getToken, fetch: all.fetch });
    await client.call(stopSmartLive, { path: { room_id: all.bar.roomId, job_id: job?.job_id ?? '' } });
    await all.advance(10);
    all.bar.jobId = job?.job_id ?? '';
    await waitForText(all.bar, 'This livestream is over.');
  });

  it('says why the room cannot be read, and reads it at a press', async () => {
    const all = await renderCommandBar({
      before: (one) => one.control('faults', [{ operation: '*', status: 400 }]),
      live: false,
    });
    await waitForText(all.bar, 'Try again');
    await expectAccessible(all.bar);
    await all.control('faults', []);
    await clickButton(all.bar, 'Try again');
    await waitForText(all.bar, 'The room is not on air.');
  });

  it('says that it is not connected, and that no room is chosen', async () => {
    const all = await renderCommandBar({ live: false });
    all.bar.roomId = '';
    await waitForText(all.bar, 'No room selected.');
    const alone = document.createElement('mss-command-bar');
    alone.roomId = 'r1';
    document.body.append(alone);
    await waitForText(alone, 'put this element inside an mss-provider');
    alone.remove();
  });
});
