/**
 * Libraries in the script-tag build walk the own members of objects only. Old scripts of a page may have put enumerable
 * members on `Object.prototype`; zod's `for (… in …)` meets them while it loads, and throws.
 *
 * @returns {import('vite').Plugin}
 */
export const ownMembers = () => ({
  name: 'own-members',
  transform: {
    filter: { id: /\/node_modules\/.*\.m?js$/, code: ' in ' },
    handler: (code) => ({
      code: code.replace(
        /\bfor \((const|let|var) (\w+) in ([\w.]+)\)/g,
        'for ($1 $2 of Object.keys($3 ?? {}))',
      ),
      map: null,
    }),
  },
});
