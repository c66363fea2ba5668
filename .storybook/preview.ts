import type { Preview } from '@storybook/web-components-vite';

/** Language and colour scheme of the page, switched from the toolbar: the elements follow both. */
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
