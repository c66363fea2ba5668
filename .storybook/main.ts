import type { StorybookConfig } from '@storybook/web-components-vite';
import { manifestPlugin } from './manifest-plugin.js';
import { writePages } from './pages.js';

writePages();

const config: StorybookConfig = {
  // The pages come first, in the order of their names.
  stories: ['./pages/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), manifestPlugin] }),
};

export default config;
