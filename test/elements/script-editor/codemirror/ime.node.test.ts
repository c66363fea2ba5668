/** Chinese through an input method, next to and over chips, with real compositions of the browser. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser, waitLimit } from '../../../../scripts/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ime-'));
let browser: Browser;
let page: Page;
let session: CDPSession;

before(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir: folder,
      lib: {
        entry: 'src/elements/script-editor/define.ts',
        formats: ['iife'],
        name: 'defined',
        fileName: () => 'editor.js',
      },
    },
  });
  browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  page = await browser.newPage();
  page.setDefaultTimeout(waitLimit);
  await page.goto('about:blank');
  await page.addScriptTag({ content: readFileSync(join(folder, 'editor.js'), 'utf8') });
  session = await page.createCDPSession();
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const value = (): Promise<string> => page.$eval('mss-script-editor', (editor) => editor.value);
/** The rendered text with its chips. */
const seen = (): Promise<string> =>
  page.$eval('mss-script-editor', (editor) => {
    const lines = editor.shadowRoot?.querySelectorAll<HTMLElement>('.cm-line') ?? [];
    return [...lines].map(({ innerText }) => innerText.replace(/[\u200b\s]/g, '')).join('\n');
  });

/** Opens a script and moves the caret a number of steps from the start; a chip takes two steps. */
async function written(text: string, steps: number): Promise<void> {
  await page.evaluate((script) => {
    const editor = document.createElement('mss-script-editor');
    editor.value = script;
    document.body.replaceChildren(editor);
  }, text);
  await page.waitForFunction(() => {
    const editor = document.querySelector('mss-script-editor');
    editor?.focus();
    return editor?.shadowRoot?.activeElement?.matches('.cm-content');
  });
  await chord('Control', 'Home');
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
}

async function chord(...keys: ('Control' | 'Shift' | 'Home' | 'ArrowRight' | 'z' | 'y')[]): Promise<void> {
  const [last = 'z'] = keys.slice(-1);
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(last);
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

/** Composes letters and commits a character; an empty character cancels the composition. */
async function compose(letters: string, character: string): Promise<void> {
  for (let end = 1; end <= letters.length; end++) {
    const text = letters.slice(0, end);
    await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
  if (character) await session.send('Input.insertText', { text: character });
  else await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
}

const pause = '<break time="500ms"/>';
const reading = '<phoneme ph="chong2">重</phoneme>';

describe('an input method', () => {
  const cases: readonly (readonly [where: string, text: string, steps: number, result: string])[] = [
    ['before a chip at the start', `<speak>${pause}乙</speak>`, 0, `<speak>你好${pause}乙</speak>`],
    ['before a chip, behind a word', `<speak>甲${pause}乙</speak>`, 1, `<speak>甲你好${pause}乙</speak>`],
    ['behind a chip', `<speak>甲${pause}乙</speak>`, 3, `<speak>甲${pause}你好乙</speak>`],
    ['behind a chip at the end', `<speak>甲${pause}</speak>`, 3, `<speak>甲${pause}你好</speak>`],
    ['between two chips', `<speak>${pause}${reading}</speak>`, 2, `<speak>${pause}你好${reading}</speak>`],
    [
      'inside a pair of chips',
      '<speak><prosody rate="80">慢</prosody></speak>',
      3,
      '<speak><prosody rate="80">慢你好</prosody></speak>',
    ],
    ['in a script with nothing but a chip', `<speak>${pause}</speak>`, 2, `<speak>${pause}你好</speak>`],
  ];
  for (const [where, text, steps, result] of cases)
    it(`writes ${where}, and it is taken back word by word`, async () => {
      await written(text, steps);
      const before = await seen();
      await compose('ni', '你');
      await compose('hao', '好');
      assert.equal(await value(), result);
      assert.equal((await seen()).replace('你好', ''), before);
      await chord('Control', 'z');
      assert.equal(await value(), result.replace('好', ''));
      await chord('Control', 'z');
      assert.equal(await value(), text);
      assert.equal(await seen(), before);
      await chord('Control', 'y');
      await chord('Control', 'y');
      assert.equal(await value(), result);
    });

  it('takes the place of a selection with a chip in it', async () => {
    await written(`<speak>甲乙${pause}丙丁</speak>`, 1);
    for (let i = 0; i < 3; i++) await chord('Shift', 'ArrowRight');
    await compose('ni', '你');
    assert.equal(await value(), '<speak>甲你丁</speak>');
    await chord('Control', 'z');
    assert.equal(await value(), `<speak>甲乙${pause}丙丁</speak>`);
  });

  it('takes the place of a chip that is selected alone', async () => {
    await written(`<speak>甲${reading}乙</speak>`, 2);
    await compose('chong', '虫');
    assert.equal(await value(), '<speak>甲虫乙</speak>');
    assert.equal(await seen(), '甲虫乙');
  });

  it('takes both ends of a mark with it when one is in the selection', async () => {
    await written('<speak>甲<prosody rate="80">乙</prosody>丙</speak>', 0);
    for (let i = 0; i < 2; i++) await chord('Shift', 'ArrowRight');
    await compose('ni', '你');
    assert.equal(await value(), '<speak>你乙丙</speak>');
  });

  it('leaves the script as it was when it is given up', async () => {
    await written(`<speak>甲${pause}乙</speak>`, 1);
    await compose('nihao', '');
    assert.equal(await value(), `<speak>甲${pause}乙</speak>`);
    assert.equal((await seen()).includes('n'), false);
    await page.keyboard.type('!');
    assert.equal(await value(), `<speak>甲!${pause}乙</speak>`);
  });

  it('writes words that would be markup as words, and takes them back as it wrote them', async () => {
    await written(`<speak>甲${pause}</speak>`, 1);
    await compose('<a', '<b&');
    await page.waitForFunction(
      (wanted) => document.querySelector('mss-script-editor')?.value === wanted,
      {},
      `<speak>甲&lt;b&amp;${pause}</speak>`,
    );
    assert.equal((await seen()).startsWith('甲<b&'), true);
    await chord('Control', 'z');
    assert.equal(await value(), `<speak>甲${pause}</speak>`);
  });
});
