/** The forms of the command bar say in fields what the service wants as JSON; what it took is read from the simulator. */
import { expect } from '@open-wc/testing';
import { createClient, executeSmartLiveCommand, listAssets, listSmartLive } from '../../../src/api/index.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderCommandBar, waitForText, type CommandBarFixture } from '../../helpers/command-bar-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const dialog = ({ bar }: CommandBarFixture) =>
  bar.shadowRoot?.querySelector<HTMLDialogElement>('dialog.form[open]');

/** Opens a form from “More actions”. */
async function open(all: CommandBarFixture, name: string): Promise<HTMLDialogElement> {
  await clickButton(all.bar, 'More actions');
  const field = await until(
    () => all.bar.shadowRoot?.querySelector<HTMLInputElement>('dialog.palette[open] input'),
    'the palette',
  );
  field.value = name;
  field.dispatchEvent(new InputEvent('input'));
  await all.bar.updateComplete;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await until(() => dialog(all)?.querySelector('.fields'), name);
  return dialog(all) as HTMLDialogElement;
}

/** The field with a label. */
const field = <T extends { value: string } & HTMLElement = HTMLInputElement>(
  all: CommandBarFixture,
  label: string,
): T | null | undefined =>
  [...(dialog(all)?.querySelectorAll('label') ?? [])]
    .find((one) => one.querySelector('span')?.textContent.trim() === label)
    ?.querySelector<T>('input, select, textarea');

async function fill(all: CommandBarFixture, label: string, value: string): Promise<void> {
  const one: HTMLInputElement = await until(() => field(all, label), label);
  one.value = value;
  one.dispatchEvent(new InputEvent('input', { bubbles: true }));
  one.dispatchEvent(new Event('change', { bubbles: true }));
  await all.bar.updateComplete;
}

async function send(all: CommandBarFixture): Promise<void> {
  dialog(all)?.querySelector('form')?.requestSubmit();
  await until(() => !dialog(all), 'the form to close');
}

interface Job {
  job_id: string;
  layers: { layer_type: string; what: string }[];
}

async function jobOf({ simulator, bar }: CommandBarFixture): Promise<Job> {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/state'));
  const { jobs } = (await answer.json()) as { jobs: (Job & { room_id: string })[] };
  return jobs.findLast(({ room_id }) => room_id === bar.roomId) as Job;
}

const clientOf = ({ getToken, fetch }: CommandBarFixture) => createClient({ getToken, fetch });

/** The configuration that the task has by now. */
async function config(all: CommandBarFixture): Promise<Record<string, unknown>> {
  const client = clientOf(all);
  const { roomId: room_id } = all.bar;
  const { smart_live_jobs } = await client.call(listSmartLive, { path: { room_id } });
  const path = { room_id, job_id: smart_live_jobs?.[0]?.job_id ?? '' };
  const { result } = await client.call(executeSmartLiveCommand, {
    path,
    body: { command: 'GET_LIVE_JOB_CONFIG_INFO' },
  });
  return JSON.parse(result ?? '{}') as Record<string, unknown>;
}

const lastParams = ({ bar }: CommandBarFixture) =>
  bar.history.at(-1)?.command.params as Record<string, never>;

describe('the form of a layer', () => {
  it('shows a picture of the library by its ID, with its place and duration', async () => {
    const all = await renderCommandBar();
    const { assets = [] } = await clientOf(all).call(listAssets, {
      query: { asset_type: 'IMAGE', asset_source: 'ALL' },
    });
    const { asset_id = '' } = assets?.[0] ?? {};
    await open(all, 'show a layer');
    await expectAccessible(all.bar);
    dialog(all)?.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'Enter an address or asset ID');
    await fill(all, 'Address or asset ID', asset_id ?? '');
    await fill(all, 'Position', 'BOTTOM_LEFT');
    await fill(all, 'Width (% of the picture)', '60');
    await fill(all, 'Duration (seconds)', '0');
    await waitForText(all.bar, 'Enter a duration from 1 to 3,600 seconds.');
    await fill(all, 'Duration (seconds)', '7');
    await send(all);
    expect((await jobOf(all)).layers).to.eql([{ layer_type: 'IMAGE', what: asset_id }]);
    const { layer_config } = lastParams(all) as Record<string, Record<string, object>>;
    expect(layer_config?.['image_config']).to.have.property('display_duration', 7);
    expect(layer_config?.['size']).to.eql({ width: 648 });
    await all.advance(6);
    expect((await jobOf(all)).layers).to.have.length(1);
    await all.advance(2);
    expect((await jobOf(all)).layers).to.eql([]);
  });

  it('says that there is no asset of that ID, and keeps what was entered', async () => {
    const all = await renderCommandBar();
    await open(all, 'show a layer');
    await fill(all, 'Address or asset ID', 'nothing-has-this-id');
    dialog(all)?.querySelector('form')?.requestSubmit();
    await until(() => dialog(all)?.querySelector('.notice.error'), 'the reason');
    expect(field(all, 'Address or asset ID')?.value).to.equal('nothing-has-this-id');
    expect(all.bar.history).to.eql([]);
  });

  it('chooses from the library, and shows a text or a video by its address', async () => {
    const all = await renderCommandBar();
    await open(all, 'show a layer');
    await clickButton(all.bar, 'Choose from the library');
    const picker = await until(() => dialog(all)?.querySelector('mss-asset-picker'), 'the library');
    (await until(() => picker.shadowRoot?.querySelector<HTMLElement>('[role=option]'), 'a picture')).click();
    await until(() => field(all, 'Address or asset ID')?.value, 'its ID');
    expect(dialog(all)?.textContent, 'no presigned address').not.to.contain('Signature');
    await fill(all, 'Type', 'TEXT');
    await fill(all, 'Text', '  今晚八点  ');
    await send(all);
    await open(all, 'show a layer');
    await fill(all, 'Type', 'VIDEO');
    await fill(all, 'Address or asset ID', 'https://files.example/film.mp4');
    await fill(all, 'Position', 'FULL');
    await send(all);
    expect((await jobOf(all)).layers).to.eql([
      { layer_type: 'TEXT', what: '今晚八点' },
      { layer_type: 'VIDEO', what: 'https://files.example/film.mp4' },
    ]);
  });

  it('offers the layers of rules and scenes by name, and shows both layers of a rule', async () => {
    const picture = (url: string) => ({ layer_type: 'IMAGE', image_config: { image_url: url } });
    const all = await renderCommandBar({
      before: (one, room_id) =>
        one.changeRoom(room_id, {}).then(async () => {
          await one.stop(room_id);
          const rule = {
            rule_name: 'Price',
            event_type: 1,
            trigger: {
              reply_texts: ['Nine yuan.'],
              layer_config: picture('https://files.example/price.png'),
              extra_layer_config: picture('https://files.example/frame.png'),
            },
          };
          await one.changeRoom(room_id, { interaction_rules: [rule] });
          await one.goLive(room_id);
        }),
    });
    await open(all, 'show a layer');
    const select = field<HTMLSelectElement>(all, 'Layer');
    expect([...(select?.options ?? [])].map(({ text }) => text.replace(/[\u2066-\u2069]/g, ''))).to.eql([
      'Rule Price',
      'New layer',
    ]);
    await send(all);
    expect((await jobOf(all)).layers.map(({ what }) => what)).to.eql([
      'https://files.example/price.png',
      'https://files.example/frame.png',
    ]);
  });

  it('takes JSON under “Advanced”, but none that the service refuses, and goes back to the fields', async () => {
    const all = await renderCommandBar();
    await open(all, 'show a layer');
    await fill(all, 'Type', 'TEXT');
    await fill(all, 'Text', 'From the fields');
    const details = dialog(all)?.querySelector('details') as HTMLDetailsElement;
    expect(details.open).to.equal(false);
    details.open = true;
    expect(field<HTMLTextAreaElement>(all, 'Parameters as JSON')?.value).to.contain('From the fields');
    await fill(all, 'Parameters as JSON', '{}');
    dialog(all)?.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'Enter a JSON object that isn’t empty.');
    expect(all.bar.history).to.eql([]);
    await fill(
      all,
      'Parameters as JSON',
      '{"layer_config":{"layer_type":"TEXT","text_config":{"text_context":"By hand"}}}',
    );
    await expectAccessible(all.bar);
    await send(all);
    expect((await jobOf(all)).layers).to.eql([{ layer_type: 'TEXT', what: 'By hand' }]);
    await open(all, 'show a layer');
    await fill(all, 'Type', 'TEXT');
    await fill(all, 'Text', 'Fields again');
    await fill(all, 'Parameters as JSON', '{"x":1}');
    await clickButton(all.bar, 'Use the fields');
    await send(all);
    expect((await jobOf(all)).layers.at(-1)?.what).to.equal('Fields again');
  });
});

describe('the form of the destination', () => {
  it('begins with the present address, without its key, and keeps the key for another path of the same server', async () => {
    const all = await renderCommandBar();
    await open(all, 'destination');
    const address = field(all, 'Address (RTMP)');
    expect(address?.value).to.equal('rtmp://push.example/live');
    expect(field(all, 'Stream key')?.value).to.equal('');
    const values = [...(dialog(all)?.querySelectorAll('input') ?? [])].map(({ value }) => value);
    expect([renderedText(all.bar), ...values].join()).not.to.contain('story');
    dialog(all)?.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'No changes yet.');
    await expectAccessible(all.bar);
    await fill(all, 'Address (RTMP)', 'rtmp://push.example/evening');
    await send(all);
    const { output_urls } = await config(all);
    expect(output_urls).to.eql(['rtmp://push.example/evening']);
    expect(lastParams(all)).not.to.have.property('stream_keys');
  });

  it('masks what may be a key in the address, and sends it whole when it is not touched', async () => {
    const url = 'rtmp://push.example/live/stream-77?sign=s3cret&t=1';
    const all = await renderCommandBar({ mode: 'direct' }); // a proxy has masked it before
    await all.bar.send({ command: 'REFRESH_OUTPUT_URL', params: { output_urls: [url], stream_keys: [''] } });
    await open(all, 'destination');
    expect(field(all, 'Address (RTMP)')?.value).not.to.match(/s3cret|stream-77/);
    await fill(all, 'Address (RTMP)', `${field(all, 'Address (RTMP)')?.value}x`);
    dialog(all)?.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'Replace ••• with the key');
    await fill(all, 'Address (RTMP)', field(all, 'Address (RTMP)')?.value.slice(0, -1) ?? '');
    await fill(all, 'Stream key', 'n3w');
    await send(all);
    expect((await config(all))['output_urls']).to.eql([url]);
    expect(JSON.stringify(all.bar.history)).not.to.match(/s3cret|n3w/);
  });

  it('does not overwrite an address that someone else has changed in the meantime', async () => {
    const all = await renderCommandBar();
    await open(all, 'destination');
    await fill(all, 'Address (RTMP)', 'rtmp://mine.example/live');
    await all.bar.send({
      command: 'REFRESH_OUTPUT_URL',
      params: { output_urls: ['rtmp://theirs.example/live'] },
    });
    dialog(all)?.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'Someone else changed this in the meantime');
    expect((await config(all))['output_urls']).to.eql(['rtmp://theirs.example/live']);
  });
});

describe('the form of auto-replies', () => {
  const rule = (name: string) => ({
    ...{ rule_index: name, rule_name: name, event_type: 1, enabled: true, group_id: `g-${name}` },
    hit_condition: {
      relation: 'OR',
      tags: [{ tag: 'comment', operation: 'NONE', match: 'EQUAL', value: name }],
    },
    trigger: { reply_texts: [`About ${name}.`], reply_order: 'RANDOM', time_window: 30 },
  });

  it('switches a rule off and rewrites a reply, and keeps everything else in the rules', async () => {
    const all = await renderCommandBar();
    const rules = [rule('price'), rule('post')];
    await all.bar.send({ command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules: rules } });
    const form = await open(all, 'auto-replies');
    await expectAccessible(all.bar);
    form.querySelector<HTMLInputElement>('[type=checkbox]')?.click();
    const texts = [...form.querySelectorAll('fieldset textarea')] as HTMLTextAreaElement[];
    Object.assign(texts[1] as HTMLTextAreaElement, { value: 'By train.\n\nOr by ship.' });
    texts[1]?.dispatchEvent(new InputEvent('input'));
    await send(all);
    const [price, post] = rules;
    expect((await config(all))['interaction_rules']).to.eql([
      { ...price, enabled: false },
      { ...post, trigger: { ...post?.trigger, reply_texts: ['By train.', 'Or by ship.'] } },
    ]);
  });

  it('takes JSON under “Advanced”, for what the fields do not have', async () => {
    const all = await renderCommandBar();
    await all.bar.send({
      command: 'REWRITE_INTERACTION_RULES',
      params: { interaction_rules: [rule('price')] },
    });
    const form = await open(all, 'auto-replies');
    (form.querySelector('details') as HTMLDetailsElement).open = true;
    await fill(all, 'Parameters as JSON', '{"interaction_rules":"none"}');
    form.querySelector('form')?.requestSubmit();
    await waitForText(all.bar, 'Enter a JSON object');
    await fill(
      all,
      'Parameters as JSON',
      JSON.stringify({ interaction_rules: [rule('price'), rule('new')] }),
    );
    await send(all);
    expect((await config(all))['interaction_rules']).to.have.length(2);
  });
});

describe('the order of the command bar', () => {
  it('is the field, Send, and then the rest, in the document and on the screen', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!'] });
    const controls = [...(all.bar.shadowRoot?.querySelectorAll('textarea, button, select, input') ?? [])];
    expect(controls.slice(0, 2)).to.eql([all.area, button(all.bar, 'Send')]);
    for (const width of [300, 360, 480, 900]) {
      all.bar.style.width = `${width}px`;
      const [field, send, ...rest] = controls.map((one) => one.getBoundingClientRect());
      for (const other of rest) {
        expect(field?.top, 'the field is above').to.be.below(other.top);
        expect(send?.bottom, 'Send is above').to.be.at.most(other.top);
      }
    }
  });

  it('shows names of the service only when the pointer rests on something', async () => {
    const all = await renderCommandBar();
    await all.bar.send({ command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules: [] } });
    const seen = () => renderedText(all.bar).match(/[A-Z]+(?:_[A-Z]+)+/g) ?? [];
    expect(seen()).to.eql([]);
    await clickButton(all.bar, 'More actions');
    await until(() => all.bar.shadowRoot?.querySelector('dialog.palette[open]'), 'the palette');
    expect(seen()).to.eql([]);
    const titles = [...(all.bar.shadowRoot?.querySelectorAll('[role=option]') ?? [])].map((one) =>
      one.getAttribute('title'),
    );
    expect(titles).to.include('SHOW_LAYER');
    all.bar.shadowRoot?.querySelector<HTMLDialogElement>('dialog.palette')?.close();
    await until(() => !all.bar.shadowRoot?.querySelector('dialog.palette'), 'the palette to close');
    for (const name of ['show a layer', 'auto-replies', 'destination', 'recording']) {
      const form = await open(all, name);
      const closed = [...form.querySelectorAll('details > :not(summary)')]
        .map((one) => one.textContent)
        .join();
      expect(form.textContent.replace(closed, '').match(/[A-Z]+(?:_[A-Z]+)+/g), name).to.equal(null);
      form.close();
      await until(() => !all.bar.shadowRoot?.querySelector('dialog.form'), 'the form to close');
    }
  });
});
