/** The code of the stories that are shown, in the language that is chosen. */
import type { TemplateResult } from 'lit';
import { addons } from 'storybook/preview-api';
import manifest from 'virtual:custom-elements-manifest';
import { codeOf, type CodeLanguage } from './story-code.js';

/** A story, as it was rendered last. */
interface ShownStory {
  template: TemplateResult;
  /** Its arguments, by which Storybook finds its code. */
  args: object;
}

const shown = new Map<string, ShownStory>();
/** What a page has chosen, in place of the toolbar. */
let chosen: CodeLanguage | undefined;
/** What the toolbar has chosen. */
let fromToolbar: CodeLanguage = 'html';

/** The language of the code. */
export const chosenLanguage = (): CodeLanguage => chosen ?? fromToolbar;

/** Keeps what a story shows. A choice of the toolbar that is newer than that of a page replaces it. */
export function keepStory(id: string, story: ShownStory, toolbar: CodeLanguage): void {
  if (toolbar !== fromToolbar) chosen = undefined;
  fromToolbar = toolbar;
  shown.set(id, story);
}

/** The code of a story that has been shown. */
export function shownCode(id: string): string | undefined {
  const story = shown.get(id);
  return story && codeOf(story.template, chosenLanguage(), manifest);
}

/**
 * Shows the code in another language. Stories are not rendered again, as for a choice of the toolbar: on a page, Storybook
 * would reload all.
 */
export function chooseLanguage(language: CodeLanguage): void {
  chosen = language;
  for (const [id, { args }] of shown)
    addons.getChannel().emit('storybook/docs/snippet-rendered', { id, args, source: shownCode(id) });
}
