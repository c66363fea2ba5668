import type { Plugin } from 'vite';

export function shortStyles(): Plugin;
export function shortTemplates(): Plugin;
export const shortCode: {
  minify: { compress: true; mangle: true; codegen: { removeWhitespace: true } };
  comments: false;
};
