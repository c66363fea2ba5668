/** The shop's server: its pages, the files of the widgets as they come in the package, and the widgets' backend. */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { SignJWT } from 'jose';
import { createClient, createSmartLiveRoom } from 'metastudio-widgets/api';
import { handler } from './metastudio.mjs';

const { env } = process;
const client = createClient({ getToken: handler.getToken });
/** Pictures, sounds and uploads come from and go to the storage of the service, and nowhere else. */
const storage = env.HW_STORAGE ?? 'https://*.myhuaweicloud.com';
const contentSecurityPolicy = [
  "default-src 'self'",
  `img-src 'self' ${storage}`,
  `media-src 'self' ${storage}`,
  `connect-src 'self' ${storage}`,
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const app = new Hono();

app.all('/metastudio/*', (context) => handler(context.req.raw));

/** Creates the room on the server: what a livestream costs is the shop's to decide. */
app.post('/livestreams', async (context) => {
  const form = await context.req.formData();
  const { room_id } = await client.call(createSmartLiveRoom, {
    body: {
      room_name: 'Tea',
      video_config: { bitrate: 4000, width: 1080, height: 1920 },
      scene_scripts: [
        {
          script_name: 'Tea',
          model_asset_id: form.get('avatar'),
          voice_config: { voice_asset_id: form.get('voice') },
          shoot_scripts: [{ sequence_no: 1, text_config: { text: form.get('script') } }],
        },
      ],
    },
  });
  return context.json({ room_id }, 201);
});

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
app.use(
  '/widgets/*',
  serveStatic({
    root: './node_modules/metastudio-widgets/dist/cdn',
    rewriteRequestPath: (path) => path.replace('/widgets', ''),
  }),
);
app.use(serveStatic({ root: './public' }));

serve({ fetch: app.fetch, port: Number(env.PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
