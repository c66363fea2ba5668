/** Vite finds the worker by itself. */
export default {
  base: './',
  build: {
    outDir: 'dist/vite',
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: 'main.js', output: { entryFileNames: 'main.js' } },
  },
};
