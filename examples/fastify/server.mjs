/** The widgets' backend in Fastify. */
import fastify from 'fastify';
import { toNodeHandler } from 'metastudio-widgets/server/node';
import { handler } from './metastudio.mjs';

const app = fastify();
const answer = toNodeHandler(handler, { trustProxy: process.env.TRUST_PROXY === 'true' });

/** A context of its own, whose bodies Fastify does not read: uploads are streamed. */
app.register(async (metastudio) => {
  metastudio.removeAllContentTypeParsers();
  metastudio.addContentTypeParser('*', (request, body, done) => done(null));
  metastudio.all('/metastudio/*', (request, reply) => {
    reply.hijack();
    return answer(request.raw, reply.raw);
  });
});
app.get('/', () => 'The shop');

console.log(await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' }));
