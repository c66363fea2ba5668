/** Every icon in use is drawn as one path, so its shapes must be of the kinds that are known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as icons from '../../src/ui/icons.js';
import { iconPath } from '../../src/ui/svg-icon.js';

test('each shape of each icon becomes a part of its path', () => {
  for (const [name, node] of Object.entries(icons))
    for (const [tag, attributes] of node) {
      assert.ok(['path', 'circle', 'line', 'rect'].includes(tag), `${name}: ${tag}`);
      assert.equal(attributes['fill'], undefined, name);
      assert.match(iconPath([[tag, attributes]]), /^M[\d.]+ [\d.]+[\sa-zA-Z\d.,-]+$/, name);
    }
});

test('shapes keep their place', () => {
  assert.equal(iconPath([['circle', { cx: '12', cy: '10', r: '3' }]]).slice(0, 5), 'M12 7');
  assert.equal(iconPath([['line', { x1: '4', x2: '20', y1: '9', y2: '8' }]]), 'M4 9L20 8');
  const path = iconPath([['rect', { x: '3', y: '4', width: '18', height: '16', rx: '2' }]]);
  assert.equal(path, 'M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2z');
});
