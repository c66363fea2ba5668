/** Exported tables: each cell is read back as it was, and a spreadsheet takes none for a formula. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from '../../src/ui/export/csv.js';
import { createRandom } from '../live/virtual-browser.js';

const table = (...cells: (string | number | Date | undefined)[]) =>
  toCsv({ name: 'T', columns: cells.map((_, index) => [`c${index}`, `C${index}`]), rows: [rowOf(cells)] });
const rowOf = (cells: readonly unknown[]) =>
  Object.fromEntries(cells.map((cell, index) => [`c${index}`, cell])) as Record<string, string>;

/** Reads CSV as RFC 4180 says. */
function read(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, text = '', end = ''] of csv.replace('\uFEFF', '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    lines.at(-1)?.push(text.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

const random = createRandom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const parts = [
  '"',
  ',',
  '\r\n',
  '\n',
  ';',
  '=',
  '-',
  '@',
  ' ',
  '\t',
  '，',
  '🙂',
  'a',
  '1',
  "'",
  '\\',
  '\u202e',
];
const anyText = () => Array.from({ length: Math.floor(random() * 8) }, () => pick(parts)).join('');

test('every text is read back as it was, but for the apostrophe before a formula', () => {
  for (let time = 0; time < 5_000; time++) {
    const cells = Array.from({ length: 1 + Math.floor(random() * 4) }, anyText);
    const [headings, row] = read(table(...cells));
    assert.equal(headings?.length, cells.length);
    const plain = row?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell));
    assert.deepEqual(plain, cells);
  }
});

test('no cell begins as a formula does, whatever stands before', () => {
  const spaces = ['', ' ', '\t', '\n', '\r', '\u00A0', '\uFEFF', '\u200B', '\u3000'];
  for (let time = 0; time < 5_000; time++) {
    const cell = `${pick(spaces)}${pick(spaces)}${pick([...'=+-@＝＋－＠'])}${anyText()}`;
    assert.equal(read(table(cell))[1]?.[0]?.[0], "'", JSON.stringify(cell));
  }
});

test('a byte order mark is first, times are local, no time is an empty cell', () => {
  const csv = table(new Date(2026, 0, 5, 9, 3, 7), new Date(NaN), 12.5, undefined);
  assert.equal(csv, '\uFEFF"C0","C1","C2","C3"\r\n"2026-01-05 09:03:07","","12.5",""\r\n');
});
