/** A table that is exported, as plain values. */

/** A value of a cell. A `Date` is written as local time in CSV and in ISO 8601 in JSON. */
export type Cell = string | number | Date | undefined;

/** A table. */
export interface Table {
  /** Name of the file, without its ending. */
  readonly name: string;
  /** The columns of the CSV: the key of their cells, and their heading in the language of the page. */
  readonly columns: readonly (readonly [key: string, heading: string])[];
  /** JSON has all keys of the rows, CSV those with a column. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** The formats of an export. */
export type ExportFormat = 'csv' | 'json';
