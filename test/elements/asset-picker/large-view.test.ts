/** The large view of an asset: opened by a held key, a long press or a button; its facts, its uses and its actions. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import '../../../src/elements/asset-picker/define.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const root = (picker: AssetPicker) => picker.shadowRoot as ShadowRoot;
const dialog = (picker: AssetPicker) => root(picker).querySelector<HTMLDialogElement>('dialog.look[open]');
const tiles = (picker: AssetPicker) => [...root(picker).querySelectorAll<HTMLElement>('[role=option]')];

async function show(content: ReturnType<typeof html>): Promise<AssetPicker> {
  const { provider } = await renderWithSimulator(content);
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  await until(() => tiles(picker).length > 0, 'the tiles');
  return picker;
}

const avatars = html`<mss-asset-picker lang="en" asset-type="HUMAN_MODEL_2D" live></mss-asset-picker>`;

describe('the large view', () => {
  it('opens while Space is held, and a short Space selects', async () => {
    const picker = await show(avatars);
    const tile = tiles(picker).find((one) => !one.hasAttribute('aria-disabled'));
    tile?.focus();
    await sendKeys({ press: 'Space' });
    expect(picker.value).to.equal(tile?.dataset['id']);
    expect(dialog(picker)).to.equal(null);
    tile?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
    tile?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, repeat: true }));
    await until(() => dialog(picker), 'the view');
    tile?.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true }));
    expect(picker.value, 'selected still').to.equal(tile?.dataset['id']);
    expect(dialog(picker)?.querySelector('h2')?.textContent).to.include(tile?.title);
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog(picker), 'the end');
    await until(() => root(picker).activeElement === tile, 'the focus on the tile');
  });

  it('says where an avatar can be used and why not, and selects what may be selected', async () => {
    const picker = await show(avatars);
    tiles(picker)
      .find((one) => one.hasAttribute('aria-disabled'))
      ?.focus();
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Alt' });
    await until(() => dialog(picker), 'the view');
    expect(renderedText(picker)).to.include('No. MetaStudio offers it for videos only.');
    expect(button(picker, 'Select')?.getAttribute('aria-disabled')).to.equal('true');
    expect(renderedText(picker)).to.include('Not available for livestreams.');
    await expectAccessible(picker);
    while (button(picker, 'Select')?.hasAttribute('aria-disabled')) {
      const before = dialog(picker)?.querySelector('h2')?.textContent;
      await clickButton(picker, 'Next asset');
      await until(() => dialog(picker)?.querySelector('h2')?.textContent !== before, 'the next');
    }
    await clickButton(picker, 'Select');
    await until(() => button(picker, 'Remove from selection'), 'the selection');
    expect(picker.value).to.not.equal('');
  });

  it('opens by a long press, whose end does not select', async () => {
    const picker = await show(avatars);
    const tile = tiles(picker).find((one) => !one.hasAttribute('aria-disabled'));
    tile?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await until(() => dialog(picker), 'the view');
    tile?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    tile?.click();
    expect(picker.value).to.equal('');
  });

  it('keeps favorites for the user, which come first where that is wanted', async () => {
    const picker = await show(avatars);
    const [, , third] = tiles(picker);
    third?.focus();
    const details = () => root(picker).querySelector<HTMLElement>('[part=details]');
    await until(() => details()?.ariaLabel?.includes(third?.title.split('\n')[0] ?? '–'), 'its name');
    details()?.click();
    await until(() => dialog(picker), 'the view');
    await clickButton(picker, 'Add to favorites');
    await until(() => button(picker, 'Remove from favorites'), 'the favorite');
    await sendKeys({ press: 'Escape' });
    picker.filters = 'sort=own';
    await until(() => tiles(picker)[0]?.dataset['id'] === third?.dataset['id'], 'the favorite first');
    localStorage.removeItem('metastudio-widgets/assets/');
  });

  it('generates a text of one’s own in a voice', async () => {
    const picker = await show(html`<mss-asset-picker lang="en" asset-type="VOICE_MODEL"></mss-asset-picker>`);
    tiles(picker)[0]?.focus();
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Alt' });
    const field = await until(() => dialog(picker)?.querySelector('textarea'), 'the field');
    expect(button(picker, 'Preview')?.disabled).to.equal(true);
    field.value = 'Welcome.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => !button(picker, 'Preview')?.disabled, 'the button');
    await clickButton(picker, 'Preview');
    await until(() => renderedText(picker).includes('Generating speech'), 'the work');
    await clickButton(picker, 'Stop playing');
    await until(() => button(picker, 'Preview'), 'the end');
    await expectAccessible(picker);
  });
});
