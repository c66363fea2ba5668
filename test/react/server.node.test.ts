/** The React components on a server: tags with their attributes, and nothing that needs a browser. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { AssetPicker, CommandBar, Provider, ScriptEditor } from '../../src/react/index.js';

it('renders the tag with the attributes of its properties', () => {
  const props = { assetType: 'IMAGE', name: 'picture', max: 3, multiple: true, live: false } as const;
  assert.equal(
    renderToStaticMarkup(createElement(AssetPicker, props)),
    '<mss-asset-picker asset-type="IMAGE" multiple="" max="3" name="picture"></mss-asset-picker>',
  );
});

it('renders what belongs to every element, and what is inside', () => {
  const inside = createElement('p', { slot: 'empty' }, 'Nothing yet');
  assert.equal(
    renderToStaticMarkup(
      createElement(AssetPicker, { className: 'wide', id: 'one', 'aria-label': 'One' }, inside),
    ),
    '<mss-asset-picker id="one" aria-label="One" class="wide"><p slot="empty">Nothing yet</p></mss-asset-picker>',
  );
});

it('renders no property without an attribute, no text that is edited, and no handler', () => {
  const getToken = () => Promise.reject(new Error('Not on a server'));
  const rendered = [
    createElement(Provider, { getToken, onMssError: () => undefined }),
    createElement(CommandBar, { quickReplies: ['Yes'], onMssCommand: () => undefined }),
    createElement(ScriptEditor, { value: 'Hello' }),
  ].map((one) => renderToStaticMarkup(one));
  assert.deepEqual(rendered, [
    '<mss-provider></mss-provider>',
    '<mss-command-bar></mss-command-bar>',
    '<mss-script-editor></mss-script-editor>',
  ]);
});
