import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** While developing, the page comes from Vite, and everything of the backend from `npm run try`. */
const backend = 'http://127.0.0.1:8080';

export default defineConfig({
  // The tags are elements of the page, no components of Vue.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('mss-') } } })],
  server: { proxy: { '/metastudio': backend, '/livestreams': backend, '/sign-in': backend } },
});
