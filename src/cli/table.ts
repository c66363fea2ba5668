/** Two columns of text for the help. */

const width = 26;

/** The rows, indented; a longer first column has its text in the next line. */
export function table(rows: readonly (readonly [string, string])[]): string {
  return rows
    .map(([name, text]) => {
      const gap = name.length < width ? ' '.repeat(width - name.length) : `\n${' '.repeat(width + 2)}`;
      return `  ${name}${gap}${text}`;
    })
    .join('\n');
}
