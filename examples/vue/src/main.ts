/** The shop's page. */
import 'metastudio-widgets/define';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#page');
