/**
 * Writes a table as CSV (RFC 4180) that a spreadsheet opens as it is: with a byte order mark, without which Excel takes
 * Chinese for another encoding, and with no cell that it would take for a formula.
 */
import { lookUp } from '../../base/index.js';
import type { Cell, Table } from './table.js';

const byteOrderMark = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula, also as full-width characters, and after white space. */
const formula = /^[\s\u200B-\u200F\u2060-\u206F]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** The table as CSV. Each cell is quoted, lines end with CR and LF. */
export function toCsv({ columns, rows }: Table): string {
  const lines = [
    columns.map(([, heading]) => heading),
    ...rows.map((row) => columns.map(([key]) => textOf(lookUp(row, key)))),
  ];
  return byteOrderMark + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The text of a cell; a text that could be a formula begins with an apostrophe. */
function textOf(cell: Cell): string {
  if (cell instanceof Date) return localTime(cell);
  if (typeof cell !== 'string') return String(cell ?? '');
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Local time in the form that all spreadsheets read as a time, as `2026-11-21 14:05:09`; empty for no time. */
function localTime(at: Date): string {
  if (Number.isNaN(at.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
