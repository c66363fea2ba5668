import { nodeResolve } from '@rollup/plugin-node-resolve';

/** Rollup leaves `new URL(…, import.meta.url)` as it is: the worker is an entry of its own, beside the bundle. */
export default {
  input: { main: 'main.js', 'md5-worker': 'metastudio-widgets/md5-worker' },
  output: { dir: 'dist/rollup', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  plugins: [nodeResolve({ browser: true })],
};
