/** The widgets' backend in Express. */
import express from 'express';
import { toNodeHandler } from 'metastudio-widgets/server/node';
import { handler } from './metastudio.mjs';

const app = express();
app.use(express.json()); // the shop's own; the handler takes the body from it
app.use('/metastudio', toNodeHandler(handler, { trustProxy: process.env.TRUST_PROXY === 'true' }));
app.get('/', (request, response) => response.send('The shop'));

const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
