/** The React components in a browser: properties, events and refs, from the first render and after hydration. */
import { expect, fixture, html } from '@open-wc/testing';
import { createElement, StrictMode, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { MssAssetsChangeEvent, type AssetPicker as AssetPickerElement } from '../../src/index.js';
import { AssetPicker, CommandBar, RoomStatus } from '../../src/react/index.js';

let roots: Root[] = [];
afterEach(() => {
  for (const root of roots) root.unmount();
  roots = [];
});

/** Renders into the page, and gives what renders there again and the element of a tag. */
async function page(element: ReactElement) {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const root = createRoot(place);
  roots.push(root);
  const render = (one: ReactElement) => flushSync(() => root.render(one));
  render(element);
  return { render, get: <E extends Element>(tag: string) => place.querySelector<E>(tag)!, place };
}

const change = () => new MssAssetsChangeEvent([{ asset_id: 'one' }]);

describe('a component', () => {
  it('sets properties, and gives one that is gone its default again', async () => {
    const { render, get } = await page(createElement(RoomStatus, { roomId: 'one', controls: true }));
    const status = get<HTMLElementTagNameMap['mss-room-status']>('mss-room-status');
    expect([status.roomId, status.controls, status.compact]).to.deep.equal(['one', true, false]);
    render(createElement(RoomStatus, { compact: true }));
    expect([status.roomId, status.controls, status.compact]).to.deep.equal(['', false, true]);
  });

  it('sets a property when what is given changes, and leaves alone what a person has changed', async () => {
    const { render, get } = await page(createElement(AssetPicker, { value: 'one' }));
    const picker = get<AssetPickerElement>('mss-asset-picker');
    picker.value = 'picked';
    render(createElement(AssetPicker, { value: 'one', layout: 'list' }));
    expect([picker.value, picker.layout]).to.deep.equal(['picked', 'list']);
    render(createElement(AssetPicker, { value: 'two' }));
    expect([picker.value, picker.layout]).to.deep.equal(['two', 'grid']);
  });

  it('calls the newest handler of an event, once in strict mode, and none when it is gone', async () => {
    const heard: string[] = [];
    const picker = (name: string) =>
      createElement(
        StrictMode,
        null,
        createElement(AssetPicker, {
          onMssChange: ({ assets }) => heard.push(`${name} ${assets[0]?.asset_id}`),
        }),
      );
    const { render, get } = await page(picker('first'));
    const element = get('mss-asset-picker');
    element.dispatchEvent(change());
    render(picker('second'));
    element.dispatchEvent(change());
    render(createElement(StrictMode));
    element.dispatchEvent(change());
    expect(heard).to.deep.equal(['first one', 'second one']);
  });

  it('has the element as its ref', async () => {
    const ref: { current: AssetPickerElement | null } = { current: null };
    const { render, get } = await page(createElement(AssetPicker, { ref, className: 'wide', id: 'one' }));
    expect(ref.current).to.equal(get('#one.wide'));
    render(createElement('p'));
    expect(ref.current).to.equal(null);
  });

  it('takes over what a server has rendered: attributes stay, properties and handlers are added', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.innerHTML = '<mss-command-bar room-id="one"></mss-command-bar>';
    const bar = place.firstElementChild as HTMLElementTagNameMap['mss-command-bar'];
    const reported: unknown[] = [];
    const heard: Event[] = [];
    const props = {
      roomId: 'one',
      quickReplies: ['Yes'],
      onMssCommand: (event: Event) => void heard.push(event),
    };
    const options = { onRecoverableError: (error: unknown) => void reported.push(error) };
    flushSync(() => roots.push(hydrateRoot(place, createElement(CommandBar, props), options)));
    await bar.updateComplete;
    bar.dispatchEvent(new Event('mss-command'));
    expect(place.firstElementChild).to.equal(bar);
    expect(bar.quickReplies).to.deep.equal(['Yes']);
    expect(heard.length).to.equal(1);
    expect(bar.getAttributeNames()).to.deep.equal(['room-id']);
    expect(reported).to.deep.equal([]);
  });
});
