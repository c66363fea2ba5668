/** Loaded before a snippet of the README: the addresses of Huawei Cloud lead to a simulator in this process. */
import { createSimulator, defaultAccount } from '../../demo/simulator/index.ts';

const { domain, user, password } = defaultAccount;
Object.assign(process.env, { HW_DOMAIN: domain, HW_USER: user, HW_PASSWORD: password });
Object.assign(process.env, {
  SESSION_SECRET: 'a session secret of 32 bytes and more',
  SHOP_SECRET: 'secret of the shop',
});

const simulator = createSimulator();
const real = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  return new URL(request.url).hostname.endsWith('.myhuaweicloud.com')
    ? simulator.fetch(request)
    : real(request);
};
