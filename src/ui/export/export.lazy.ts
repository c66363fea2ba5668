/** Entry of what an export needs, loaded with the first press of its buttons: the file, and its download. */
import { toCsv } from './csv.js';
import type { Cell, ExportFormat, Table } from './table.js';

/** Milliseconds after which the address of a file is revoked: the browser has begun the download by then. */
const revokeDelay = 1000;

const types: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/** Hands the table to the browser as a download. */
export function downloadTable(table: Table, format: ExportFormat): void {
  const text = format === 'csv' ? toCsv(table) : toJson(table);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: types[format] }));
  link.download = `${fileName(table.name)}.${format}`;
  // The link is in no document, so no router of the page takes the click for a navigation.
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), revokeDelay);
}

/** The rows as JSON, without the cells that are empty. */
function toJson({ rows }: Table): string {
  const known = (cell: Cell) => cell !== undefined && !(cell instanceof Date && Number.isNaN(cell.getTime()));
  const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => known(cell))));
  return `${JSON.stringify(filled, undefined, 2)}\n`;
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
