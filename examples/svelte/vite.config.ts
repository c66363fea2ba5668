import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** While developing, the page comes from Vite, and everything of the backend from `npm run try`. */
const backend = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte()],
  server: { proxy: { '/metastudio': backend, '/livestreams': backend, '/sign-in': backend } },
});
