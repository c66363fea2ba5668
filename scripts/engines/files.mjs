/** Which files of browser tests run in which engine. */

/** Walks: what differs between engines is met by the tests of each element. */
const walks = [
  '!test/elements/cut-lines.test.ts',
  '!test/elements/odd-values.test.ts',
  '!test/elements/failed-actions.test.ts',
  '!test/elements/asset-picker/node-count.test.ts',
];

/** Tests of the window itself: as narrow as a phone's, with less motion, a frame without an origin. */
const windows = [
  '!test/elements/asset-picker/end-of-list.test.ts',
  '!test/elements/reduced-motion.test.ts',
  '!test/elements/refused.test.ts',
  '!test/elements/keeps-its-place.test.ts',
];

/** What an engine runs, as patterns: in WebKit and Firefox, what was seen to pass there. */
const files = {
  chromium: ['test/**/*.test.ts'],
  firefox: [
    'test/{api,base,live,server,ssml,ui}/**/*.test.ts',
    'test/elements/*.test.ts',
    'test/elements/asset-picker/{asset-picker,long-list}.test.ts',
  ],
  webkit: ['test/{api,base,server}/**/*.test.ts', 'test/elements/{held-modules,input-method}.test.ts'],
};

/** The patterns of an engine's files. */
export const filesOf = (engine) => [
  ...files[engine],
  '!test/**/*.node.test.ts',
  '!test/e2e/**',
  ...(engine === 'chromium' ? [] : [...walks, ...windows]),
];
