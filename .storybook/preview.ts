/** How Storybook shows every story: fonts, language and colour scheme. */
import type { Preview } from '@storybook/web-components-vite';
import '../test/fixtures/fonts.css';

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
    scheme: { description: 'Colour scheme', toolbar: { icon: 'mirror', items: ['light', 'dark'] } },
  },
  initialGlobals: { lang: 'en', scheme: 'light' },
  parameters: { a11y: { test: 'error' } },
  // Text must not change its size after a story has been drawn.
  loaders: [
    async () => {
      await Promise.all([...document.fonts].map((face) => face.load()));
      return {};
    },
  ],
  decorators: [
    (story, { globals }) => {
      document.documentElement.lang = globals['lang'] as string;
      document.documentElement.style.colorScheme = globals['scheme'] as string;
      document.body.style.background = 'Canvas';
      return story();
    },
  ],
};

export default preview;
