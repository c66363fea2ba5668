/** The engine that runs the tests, and what it or its driver cannot do. */

type Engine = 'chromium' | 'firefox' | 'webkit';

const agent = navigator.userAgent;

const engine: Engine = agent.includes('Firefox/')
  ? 'firefox'
  : agent.includes('Chrome/')
    ? 'chromium'
    : 'webkit';

/** What not every engine can do under its driver: the engines that cannot, and why. */
const lacking = {
  canRunMicrotasksBetweenListeners: {
    firefox: 'its driver sends keys from a script, which ends before microtasks run',
  },
  canIgnoreMadeUpEscape: { webkit: 'an Escape that a script sends closes a dialog, as that of a person' },
  canDeleteRightAfterFocus: {
    webkit:
      'CodeMirror takes a change of the caret, in the first moment after the focus, for that of the focus',
  },
  canPlaceZoomed: { webkit: 'its places of what is zoomed by CSS are not those of the window' },
  canTellOfMoves: {
    webkit: 'it has no Navigation API, so that nobody is told when a page has called pushState',
  },
  canNameLostModules: { webkit: 'its message about a module that cannot be had does not name it' },
} as const satisfies Record<string, Partial<Record<Engine, string>>>;

type Ability = keyof typeof lacking;

/** Why the engine lacks an ability; undefined if it has it. */
export const reasonAgainst = (ability: Ability): string | undefined =>
  (lacking[ability] as Partial<Record<Engine, string>>)[engine];

/** A test of what needs an ability; it is counted as skipped, with the reason, where the engine lacks it. */
export function itNeeds(ability: Ability, title: string, test: Mocha.AsyncFunc): void {
  const reason = reasonAgainst(ability);
  if (reason) console.info(`Skipped in ${engine}: ${title}: ${reason}`);
  (reason ? it.skip : it)(title, test);
}
