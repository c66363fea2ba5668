/** Keyboard users keep their place: when the focused element is removed, an element near it gets the focus. */
import { finishAnimations } from '../../helpers/accessible.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { button, until } from '../../helpers/until.js';
import {
  renderCommandBar,
  waitForText,
  typeText,
  type CommandBarFixture,
} from '../../helpers/command-bar-fixture.js';
import { goOffline, goOnline } from '../../helpers/offline.js';

/** The accessible name of the focused element. */
const focused = ({ bar }: CommandBarFixture): string => {
  const active = bar.shadowRoot?.activeElement;
  return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim();
};
const comesTo = (all: CommandBarFixture, name: string) =>
  until(() => focused(all) === name, `the focus on ${name}`);

/** Activates a button by keyboard. */
async function press(all: CommandBarFixture, name: string): Promise<void> {
  (await until(() => button(all.bar, name), `a button ${name}`)).focus();
  await sendKeys({ press: 'Enter' });
}

/** Opens a form from the palette. */
async function openForm(all: CommandBarFixture, words: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'k' });
  await sendKeys({ up: 'Control' });
  await until(() => all.bar.shadowRoot?.querySelector('dialog.palette[open]'), 'the palette');
  await sendKeys({ type: words });
  await all.bar.updateComplete;
  await sendKeys({ press: 'Enter' });
}

const inForm = ({ bar }: CommandBarFixture, selector: string) =>
  bar.shadowRoot?.querySelector<HTMLElement>(`dialog.form[open] :is(${selector})`);

/** Delays the service's answers to commands. */
const answersLate = (all: CommandBarFixture) =>
  all.control('faults', [{ operation: 'executeSmartLiveCommand', delay: 300 }]);

describe('the focus in the command bar', () => {
  afterEach(() => goOnline());

  it('is in the field after Send, and stays where the person goes before the answer comes', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!'] });
    await answersLate(all);
    await typeText(all, 'On its way');
    const send = button(all.bar, 'Send');
    send?.focus();
    send?.click();
    expect(all.bar.shadowRoot?.activeElement?.id).to.equal('text');
    button(all.bar, 'Welcome!')?.focus();
    await waitForText(all.bar, 'Accepted');
    await finishAnimations(all.bar);
    expect(focused(all)).to.equal('Welcome!');
  });

  it('is in the run-down as soon as it is asked for, and stays where the person goes before it is read', async () => {
    const all = await renderCommandBar();
    await all.advance(1);
    await answersLate(all);
    await press(all, 'Rundown');
    await waitForText(all.bar, 'Loading the rundown…');
    expect(focused(all)).to.equal('Rundown of this round');
    all.area.focus();
    await waitForText(all.bar, 'Closing');
    await finishAnimations(all.bar);
    expect(all.bar.shadowRoot?.activeElement?.id).to.equal('text');
  });

  it('stays at the paragraph of the run-down that was edited, taken out, or left as it was', async () => {
    const all = await renderCommandBar();
    await all.advance(1);
    await press(all, 'Rundown');
    await waitForText(all.bar, 'Closing');
    await press(all, 'Edit: Closing');
    await until(() => all.bar.shadowRoot?.activeElement?.localName === 'textarea', 'the focus in the text');
    await sendKeys({ type: 'And thank you. ' });
    await press(all, 'Done');
    await comesTo(all, 'Edit: Closing');
    await press(all, 'Remove: Closing');
    await comesTo(all, 'Undo change: Closing');
    await press(all, 'Undo change: Closing');
    await comesTo(all, 'Edit: Closing');
  });

  it('stays in the run-down when its changes have been sent, or thrown away', async () => {
    const all = await renderCommandBar();
    await all.advance(1);
    await press(all, 'Rundown');
    await waitForText(all.bar, 'Closing');
    await press(all, 'Remove: Closing');
    await press(all, 'Discard');
    await comesTo(all, 'Add paragraph');
    await press(all, 'Remove: Closing');
    await press(all, 'Send 1 change');
    await waitForText(all.bar, 'Completed');
    await comesTo(all, 'Add paragraph');
  });

  it('stays in the queue when a reply that waits is changed or taken back', async () => {
    const all = await renderCommandBar({ replies: ['One', 'Two'] });
    await press(all, 'One');
    await waitForText(all.bar, 'Accepted');
    goOffline();
    await all.bar.send('Three');
    await all.bar.send('Four');
    await waitForText(all.bar, 'Expires at');
    await press(all, 'Edit');
    await until(() => all.bar.shadowRoot?.activeElement?.localName === 'textarea', 'the focus in the text');
    await press(all, 'Done');
    await comesTo(all, 'Edit');
    await press(all, 'Cancel');
    await comesTo(all, 'Edit');
    await press(all, 'Cancel');
    await until(() => all.bar.shadowRoot?.activeElement, 'the focus in the bar');
  });

  it('stays in a form whose command was refused, and in one that was read at the second try', async () => {
    const all = await renderCommandBar();
    all.area.focus();
    await openForm(all, 'destination');
    await until(() => all.bar.shadowRoot?.activeElement?.localName === 'input', 'the focus in the form');
    await sendKeys({ type: 'rtmp://push.example/other' });
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', status: 500, times: 1 }]);
    (await until(() => inForm(all, '[type=submit]'), 'Send')).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => inForm(all, '[role=alert] h4, .notice'), 'the refusal');
    expect(focused(all)).to.equal('Send');
    await sendKeys({ press: 'Escape' });
    await all.control('faults', [{ operation: 'executeSmartLiveCommand', status: 403 }]);
    await openForm(all, 'stream settings');
    (await until(() => inForm(all, '.notice button'), 'Try again')).focus();
    await all.control('faults', []);
    await sendKeys({ press: 'Enter' });
    await waitForText(all.bar, 'Osmanthus tea, evening show');
    await comesTo(all, 'Close');
  });
});
