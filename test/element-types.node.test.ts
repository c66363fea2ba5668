/** What is made from the doc comments of the elements: typed listeners, components, and files for templates and editors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { madeFiles, madeSources } from '../scripts/element-types.mjs';

interface PublicNames {
  elements: Record<string, { attributes: string[]; events: Record<string, string> }>;
}

interface WebTypes {
  contributions: { html: { elements: { name: string; attributes: { name: string }[] }[] } };
}

interface CustomData {
  tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
}

const { elements } = JSON.parse(readFileSync('test/public-names.json', 'utf8')) as PublicNames;

it('the sources that are made from the doc comments are up to date: else run `node scripts/element-types.mjs`', async () => {
  for (const [path, text] of Object.entries(await madeSources()))
    assert.equal(readFileSync(path, 'utf8'), text, path);
});

describe('the files for templates and editors', () => {
  let files: Record<string, string>;

  before(async () => {
    files = await madeFiles();
  });

  it('have each tag, each attribute and each event', () => {
    for (const [tag, { attributes, events }] of Object.entries(elements)) {
      for (const entry of ['jsx', 'vue', 'svelte']) {
        const text = files[`${entry}.d.ts`] ?? '';
        assert.ok(text.includes(`'${tag}': `), `${entry}: ${tag}`);
        for (const type of Object.values(events)) assert.ok(text.includes(type), `${entry}: ${type}`);
      }
      const webTypes = JSON.parse(files['web-types.json'] ?? '') as WebTypes;
      const customData = JSON.parse(files['vscode.html-custom-data.json'] ?? '') as CustomData;
      for (const list of [webTypes.contributions.html.elements, customData.tags]) {
        const found = list.find(({ name }) => name === tag)?.attributes.map(({ name }) => name);
        assert.deepEqual(found?.sort(), [...attributes].sort(), tag);
      }
    }
  });

  it('offer the values of an attribute that has few', () => {
    const { tags } = JSON.parse(files['vscode.html-custom-data.json'] ?? '') as CustomData;
    const values = (tag: string, attribute: string) =>
      tags
        .find(({ name }) => name === tag)
        ?.attributes.find(({ name }) => name === attribute)
        ?.values?.map(({ name }) => name);
    assert.deepEqual(values('mss-asset-picker', 'source'), ['SYSTEM', 'CUSTOMIZATION', 'ALL']);
    assert.deepEqual(values('mss-script-editor', 'target'), ['live', 'video']);
  });

  it('are where the settings of VS Code look for them', () => {
    const settings = JSON.parse(readFileSync('test/types/vscode/settings.json', 'utf8')) as Record<
      string,
      string[]
    >;
    for (const path of Object.values(settings).flat())
      assert.ok(files[path.replace('./node_modules/metastudio-widgets/dist/', '')], path);
  });

  it('are named by the package', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
    assert.ok(files[manifest['web-types']?.replace('dist/', '') ?? '']);
    assert.equal(manifest['customElements'], 'dist/custom-elements.json');
  });
});
