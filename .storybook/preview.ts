/** How Storybook shows every story: fonts, language and colour scheme. */
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { isTemplateResult } from 'lit/directive-helpers.js';
import manifest from 'virtual:custom-elements-manifest';
import '../test/fixtures/fonts.css';
import './docs.css';
import { defineCodeChoice } from './code-choice.js';
import { Container } from './docs-container.mdx';
import ElementPage from './element-page.mdx';
import { rowsOf } from './manifest.js';
import { defineThemeEditor } from './theme-editor.js';
import { keepStory, shownCode } from './shown-code.js';
import { codeLanguages, type CodeLanguage } from './story-code.js';

setCustomElementsManifest(manifest);
defineCodeChoice();
defineThemeEditor();

/** The toolbar switches language and colour scheme of the page; the elements follow both. */
const preview: Preview = {
  globalTypes: {
    lang: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'zh-CN', title: '简体中文' },
        ],
      },
    },
    code: {
      description: 'Language of the code',
      toolbar: {
        icon: 'markup',
        items: Object.entries(codeLanguages).map(([value, title]) => ({ value, title })),
      },
    },
    scheme: { description: 'Colour scheme', toolbar: { icon: 'mirror', items: ['light', 'dark'] } },
  },
  initialGlobals: { lang: 'en', scheme: 'light', code: 'html' },
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      codePanel: true,
      container: Container,
      page: ElementPage,
      extractArgTypes: (tag: string) => rowsOf(manifest, tag),
      canvas: { sourceState: 'shown' },
      source: { transform: (code: string, { id }: { id: string }) => shownCode(id) ?? code },
    },
  },
  // Text must not change its size after a story has been drawn.
  loaders: [
    async () => {
      await Promise.all([...document.fonts].map((face) => face.load()));
      return {};
    },
  ],
  decorators: [
    (story, { id, globals, unmappedArgs }) => {
      const template = story();
      const args = unmappedArgs as object;
      if (isTemplateResult(template)) keepStory(id, { template, args }, globals['code'] as CodeLanguage);
      return template;
    },
    (story, { globals }) => {
      document.documentElement.lang = globals['lang'] as string;
      document.documentElement.style.colorScheme = globals['scheme'] as string;
      document.body.style.background = 'Canvas';
      return story();
    },
  ],
};

export default preview;
