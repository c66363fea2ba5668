/** The shop's server: one page with the script of each bundler, and the widgets' backend. */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { SignJWT } from 'jose';
import { handler } from './metastudio.mjs';

const { env } = process;
/** Pictures, sounds and uploads come from and go to the storage of the service, and nowhere else. */
const storage = env.HW_STORAGE ?? 'https://*.myhuaweicloud.com';
const contentSecurityPolicy = [
  "default-src 'self'",
  `img-src 'self' data: ${storage}`,
  `media-src 'self' ${storage}`,
  `connect-src 'self' ${storage}`,
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const app = new Hono();

app.all('/metastudio/*', (context) => handler(context.req.raw));

/** Stands for the shop's own sign-in; here, whoever asks is Li. Never open it to others. */
if (env.SIGN_IN === 'open')
  app.get('/sign-in', async (context) => {
    const session = await new SignJWT({ roles: ['chief'] })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('shop.example')
      .setSubject('li')
      .setExpirationTime('8h')
      .sign(new TextEncoder().encode(env.SHOP_SECRET));
    setCookie(context, 'shop_session', session, { httpOnly: true, sameSite: 'Strict' });
    return context.redirect('/');
  });

app.use(async (context, next) => {
  await next();
  context.header('content-security-policy', contentSecurityPolicy);
});
app.get('/:bundler/', (context) =>
  context.html(`<!doctype html>
<html lang="en">
  <title>Upload</title>
  <link rel="icon" href="data:," />
  <script type="module" src="./main.js"></script>
  <button>Upload</button>
  <output></output>
</html>`),
);
app.use(serveStatic({ root: './dist' }));

serve({ fetch: app.fetch, port: Number(env.PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
