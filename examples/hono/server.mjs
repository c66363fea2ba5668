/** The widgets' backend in Hono, here on Node; on other runtimes only the last lines differ. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { handler } from './metastudio.mjs';

const app = new Hono();
app.all('/metastudio/*', (context) => handler(context.req.raw));
app.get('/', (context) => context.text('The shop'));

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
