/** The widgets' backend in a worker runtime: Web standards only, nothing of Node. */
import { jwtVerify } from 'jose';
import { createHandler } from 'metastudio-widgets/server';

let handler;

/** Settings come with the first request; the handler keeps the cloud's token, so there is one for all. */
const handlerOf = (env) =>
  (handler ??= createHandler({
    region: 'cn-north-4',
    credentials: {
      domain: env.HW_DOMAIN,
      user: env.HW_USER,
      password: env.HW_PASSWORD,
      project: env.HW_PROJECT,
      endpoint: env.HW_IAM_ENDPOINT, // only for tests: the simulator
    },
    endpoint: env.HW_ENDPOINT, // only for tests: the simulator
    sessionSecrets: [env.SESSION_SECRET],
    authorize: (request) => authorize(request, env),
  }));

/** The shop's own session: a JWT in a cookie, which the shop has signed. */
async function authorize(request, env) {
  const [, token] = /(?:^|; )shop_session=([^;]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
  if (!token) return false;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(env.SHOP_SECRET), {
      algorithms: ['HS256'],
      issuer: 'shop.example',
      requiredClaims: ['exp', 'sub'],
    });
    return { user: payload.sub, may: payload.roles?.includes('chief') ? 'administer' : 'operate' };
  } catch {
    return false;
  }
}

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    return pathname.startsWith('/metastudio/') ? handlerOf(env)(request) : new Response('The shop');
  },
};
