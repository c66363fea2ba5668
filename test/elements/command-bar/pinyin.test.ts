/** Chinese quick replies, actions and commands are found by pinyin and initials, wherever the bar searches. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import { renderCommandBar, typeText, pressEnter, waitForText } from '../../helpers/command-bar-fixture.js';
import { until } from '../../helpers/until.js';

const replies = ['今天发货', '包邮', 'Thank you', '明天补货', '谢谢关注', '库存不多', '质量保证', '下单立减'];

describe('the searches of the command bar, by pinyin', () => {
  afterEach(fixtureCleanup);

  it('find quick replies, sent texts and actions by pinyin and by initials', async () => {
    const all = await renderCommandBar({ replies });
    const { bar } = all;
    const root = bar.shadowRoot as ShadowRoot;
    const texts = (selector: string) =>
      [...root.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? '');
    const type = (selector: string, letters: string) => {
      const field = root.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
      field.value = letters;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    for (const [letters, found] of [
      ['fahuo', ['今天发货']],
      ['BH', ['明天补货']],
      ['thank', ['Thank you']],
      ['发货', ['今天发货']],
    ] as const) {
      type('.replies .find', letters);
      await until(() => texts('.quick .reply').join() === found.join(), letters);
    }
    await typeText(all, '晚上八点开播');
    pressEnter(all);
    await waitForText(bar, 'Accepted');
    await typeText(all, 'Welcome');
    pressEnter(all);
    await until(() => root.querySelectorAll('[role=log] .entry .label').length === 2, 'both entries');
    await until(() => root.querySelector('.history .find'), 'the search of the log');
    type('.history .find', 'kaibo');
    await until(() => root.querySelectorAll('[role=log] .entry .label').length === 1, 'one entry');
    expect(texts('[role=log] .entry .label').join()).to.include('晚上八点开播');
    bar.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, composed: true }),
    );
    await until(() => root.querySelector('dialog.palette[open]'), 'the palette');
    type('.palette input', 'kcbd');
    await until(
      () =>
        texts('.palette [role=option]').join() === '库存不多Quick replies' ||
        texts('.palette [role=option]').length === 1,
      'the reply',
    );
    expect(texts('.palette [role=option]').join()).to.include('库存不多');
  });
});
