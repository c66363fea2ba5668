/** Formats sizes in bytes. */

const units = ['B', 'KB', 'MB', 'GB'];

/** A size with one decimal below 100, as `12.4 MB`; a KB is 1,024 bytes, as in the limits of the service. */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  const text = power === 0 || value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1);
  return `${text} ${units[power]}`;
}
