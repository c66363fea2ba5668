/** The handler of the widgets: the cloud account, and who may do what. The same file serves all examples in Node. */
import { jwtVerify } from 'jose';
import { createHandler } from 'metastudio-widgets/server';

const { env } = process;

export const handler = createHandler({
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
  callbacks: { keys: [env.CALLBACK_KEY], urls: [env.CALLBACK_URL] },
  authorize,
});

/** The shop's own session: a JWT in a cookie, which the shop has signed. `roles` is what the shop knows of the person. */
async function authorize(request) {
  const cookies = (request.headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
  const [, token] = cookies.find(([name]) => name === 'shop_session') ?? [];
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
