/**
 * Six browsers' worth of clients send 500 commands at once through two instances with a Redis, over HTTP, beside the best
 * time that the throttle table allows. And how soon an event that arrives at one instance is seen by a browser of the
 * other, at 50 events a second.
 */
import { createClient, executeSmartLiveCommand, type Token } from '../../src/api/index.js';
import { withoutRedis } from '../helpers/redis-server.js';
import { readEvents, startInstallation, type Installation } from '../helpers/two-instances.js';

const browsers = 6;
const commands = 500;
const eventsPerSecond = 50;
const seconds = 20;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function burst(all: Installation): Promise<void> {
  const room_id = await all.createRoom();
  const start = await all.api(all.balancer, 'POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
  const { job_id = '' } = (await start.json()) as { job_id?: string };
  const job = async () =>
    (await all.api(all.balancer, 'GET', `smart-live-rooms/${room_id}/smart-live-jobs/${job_id}`)).text();
  for (
    const end = performance.now() + 30_000;
    performance.now() < end && !(await job()).includes('PROCESSING');
  )
    await pause(500);
  const clientOf = () =>
    createClient({
      getToken: async () =>
        (await (await fetch(`${all.balancer}/token`, { method: 'POST' })).json()) as Token,
    });
  const clients = Array.from({ length: browsers }, clientOf);
  const seen: number[] = [];
  const began = performance.now();
  const results = await Promise.allSettled(
    Array.from({ length: commands }, async (_, index) => {
      const body = { command: 'CLEAN_UP_INSERT_COMMAND' } as const;
      const call = { path: { room_id, job_id }, body };
      await clients[index % browsers]?.call(executeSmartLiveCommand, call, { maxWait: Infinity });
      seen.push(performance.now());
    }),
  );
  const taken = (performance.now() - began) / 1000;
  const sent = (await all.calls()).filter(({ operation }) => operation === executeSmartLiveCommand.name);
  const best = Math.ceil(commands / executeSmartLiveCommand.limit['cn-north-4']) - 1;
  const codes = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
  );
  console.log(`\n${commands} commands at once of ${browsers} browsers, through two instances with a Redis`);
  console.table([
    {
      'seconds, at best by the table': best,
      'seconds taken': Number(taken.toFixed(2)),
      ratio: Number((taken / best).toFixed(3)),
      'calls that the service saw': sent.length,
      'answers 429': sent.filter(({ status }) => status === 429).length,
      'failures in the page':
        codes.length === 0 ? 'none' : `${codes.length}: ${[...new Set(codes)].join(', ')}`,
    },
  ]);
}

async function events(all: Installation): Promise<void> {
  const [one, other] = all.instances;
  const stream = await readEvents(other.url, 'bench', await all.session(one.url));
  while (!stream.text().includes('event: resumed')) await pause(20);
  const sent = new Map<string, number>();
  const posts: Promise<Response>[] = [];
  const began = performance.now();
  for (let index = 0; index < eventsPerSecond * seconds; index++) {
    await pause(Math.max(0, began + (index * 1000) / eventsPerSecond - performance.now()));
    const name = `event-${index}-`;
    sent.set(name, performance.now());
    posts.push(all.callback(one.url, 'bench', name));
  }
  const answers = await Promise.all(posts);
  await pause(1000);
  const times: number[] = [];
  for (const { text, at } of stream.arrivals)
    for (const [name] of text.matchAll(/event-\d+-/g)) times.push(at - (sent.get(name) ?? NaN));
  await stream.close();
  times.sort((left, right) => left - right);
  const part = (share: number) => Number((times[Math.floor(times.length * share)] ?? NaN).toFixed(1));
  console.log(
    `\nMilliseconds from a callback at one instance to a browser of the other, ${eventsPerSecond} a second`,
  );
  console.table([
    {
      sent: answers.filter(({ ok }) => ok).length,
      seen: times.length,
      p50: part(0.5),
      p99: part(0.99),
      most: part(0.9999),
    },
  ]);
}

if (withoutRedis) console.log(`\nNo figures of two instances: ${withoutRedis}`);
else {
  const all = await startInstallation();
  await events(all);
  await burst(all);
  await all.close();
}
process.exit();
