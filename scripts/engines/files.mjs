/** Which files of browser tests run in which engine. */

const everything = ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/e2e/**'];

/** What runs in Firefox and WebKit, unless LONG=1 asks for everything: what engines do each in their own way. */
const ownWays = [
  // Requests, uploads and streams.
  'test/api/upload.test.ts',
  'test/server/in-page.test.ts',
  // Forms, focus and inner events.
  'test/elements/{inner-events,refused}.test.ts',
  'test/react/component.test.ts',
  'test/ui/{adopted-styles,custom-properties,form-control,menu-controller,native-manners}.test.ts',
  // The live desk.
  'test/elements/command-bar/{command-bar,focus,forms,never-twice,undo}.test.ts',
  'test/elements/room-status/{band,room-status,start}.test.ts',
  // The picker.
  'test/elements/asset-picker/{asset-picker,end-of-list,selection-draft}.test.ts',
  // Words, keys, marks and drafts of a script.
  'test/elements/input-method.test.ts',
  'test/elements/script-editor/script-editor.test.ts',
  'test/elements/script-editor/codemirror/*.test.ts',
  'test/elements/script-editor/marks/{form-position,marks}.test.ts',
  'test/elements/script-editor/saving/drafts.test.ts',
  'test/elements/script-editor/text/text.test.ts',
];

/** What runs in Chromium alone. */
const inChromiumAlone = [
  // It reckons where the letters of a line are from the line's box, in which Firefox counts the fonts of single letters, too;
  // test/e2e/engines/sizes.e2e.ts compares what the engines draw.
  '!test/elements/cut-lines.test.ts',
  // Thousands of values, one after the other; what an element does with one is in its own tests.
  '!test/elements/odd-values.test.ts',
  // Their drivers cannot change what a page is told of motion: test/e2e/engines/main-job.e2e.ts starts each with less of it.
  '!test/elements/reduced-motion.test.ts',
];

/** What one engine does not run. */
const without = {
  firefox: [],
  webkit: [
    // Without a window manager, a place that was scrolled to by a script is lost now and then while ten thousand tiles come and
    // go; that a picker keeps its place is in asset-picker.test.ts.
    '!test/elements/asset-picker/long-list.test.ts',
    // Its window is at least 290 px wide, and the test wants 280.
    '!test/elements/script-editor/marks/form-position.test.ts',
  ],
};

/** The patterns of an engine's files. */
export const filesOf = (engine) =>
  engine === 'chromium'
    ? everything
    : [
        ...(process.env.LONG ? everything : [...ownWays, '!test/**/*.node.test.ts']),
        ...inChromiumAlone,
        ...without[engine],
      ];
