/** The limiter of the backend: the table's limits hold, stops are first, polls are last, and the line is bounded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  executeSmartLiveCommand,
  showSmartLive,
  stopSmartLive,
  type Operation,
} from '../../src/api/index.js';
import { createMemoryStore, type Store } from '../../src/server/index.js';
import { createLimiter, type Limiter, type Priority } from '../../src/server/limiter/limiter.js';
import { HttpError } from '../../src/server/http-error.js';

/** A clock whose timers run when a test lets time pass. */
class VirtualClock {
  now = 1_700_000_000_000;
  private timers: { at: number; tick: () => void }[] = [];

  every = (milliseconds: number, tick: () => void): (() => void) => {
    const timer = { at: this.now + milliseconds, tick: () => tick() };
    const again = () => {
      timer.at += milliseconds;
      this.timers.push(timer);
      tick();
    };
    const entry = { at: timer.at, tick: again };
    timer.tick = again;
    this.timers.push(entry);
    return () => {
      this.timers = this.timers.filter((other) => other !== entry && other !== timer);
    };
  };

  after(milliseconds: number, run: () => void): void {
    const stop = this.every(milliseconds, () => (stop(), run()));
  }

  /** Lets time pass, one timer after the other. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = this.timers.sort((one, other) => one.at - other.at);
      if (!next || next.at > end) break;
      this.timers.shift();
      this.now = Math.max(this.now, next.at);
      next.tick();
    }
    this.now = end;
  }
}

/** A service that counts calls over the last second when they arrive, and answers after a while. */
class CountingService {
  readonly arrivals: { at: number; name: string; label: string }[] = [];
  refused = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly random: () => number = () => 0.5,
    private readonly latency = 40,
  ) {}

  call(operation: Operation, label: string): Promise<string> {
    const [out, back] = [this.random() * this.latency, this.random() * this.latency];
    return new Promise((resolve) =>
      this.clock.after(out, () => {
        const at = this.clock.now;
        const recent = this.arrivals.filter(
          ({ name, at: other }) => name === operation.name && at - other < 1000,
        );
        if (recent.length >= operation.limit['cn-north-4']) this.refused++;
        this.arrivals.push({ at, name: operation.name, label });
        this.clock.after(back, () => resolve(label));
      }),
    );
  }
}

const setUp = ({ store, random }: { store?: (clock: VirtualClock) => Store; random?: () => number } = {}) => {
  const clock = new VirtualClock();
  const now = () => clock.now;
  const shared = store?.(clock) ?? createMemoryStore({ now });
  const service = new CountingService(clock, random);
  const limiter = () => createLimiter({ region: 'cn-north-4', store: shared, now, every: clock.every });
  return { clock, service, limiter };
};

const seeded = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const codeOf = (error: unknown) => (error instanceof HttpError ? error.code : String(error));

test('500 commands at once from two instances are all sent once, none is refused, in 1.15 × the best time', async () => {
  for (const seed of [1, 2, 3]) {
    const { clock, service, limiter } = setUp({ random: seeded(seed) });
    const instances = [limiter(), limiter()];
    const began = clock.now;
    const answers = Array.from({ length: 500 }, (_, index) =>
      (instances[index % 2] as Limiter).schedule(executeSmartLiveCommand, 'command', undefined, () =>
        service.call(executeSmartLiveCommand, String(index)),
      ),
    );
    let isDone = false;
    void Promise.all(answers).then(() => (isDone = true));
    while (!isDone) await clock.pass(1000);
    assert.equal(service.refused, 0);
    assert.equal(new Set(service.arrivals.map(({ label }) => label)).size, 500);
    assert.equal(service.arrivals.length, 500);
    const best = (Math.ceil(500 / executeSmartLiveCommand.limit['cn-north-4']) - 1) * 1000;
    const taken = (service.arrivals.at(-1)?.at ?? 0) - began;
    assert.ok(taken <= best * 1.15, `${taken} of ${best}`);
  }
});

test('a command passes those who wait for an answer, and these pass polls, also at another instance', async () => {
  const { clock, service, limiter } = setUp();
  const [one, other] = [limiter(), limiter()];
  const send = (instance: Limiter, priority: Priority, label: string) =>
    instance.schedule(showSmartLive, priority, undefined, () => service.call(showSmartLive, label));
  const all = [
    ...Array.from({ length: 60 }, (_, index) => send(one, 'poll', `poll ${index}`)),
    ...Array.from({ length: 20 }, (_, index) => send(other, 'person', `person ${index}`)),
  ];
  await clock.pass(100);
  all.push(send(other, 'command', 'command'));
  await clock.pass(8000);
  await Promise.all(all);
  const kinds = service.arrivals.map(({ label }) => label.split(' ')[0]);
  assert.equal(kinds.indexOf('command'), 20, 'after those that were sent at once');
  assert.ok(kinds.lastIndexOf('person') < 42, kinds.join(' '));
  assert.equal(service.refused, 0);
});

test('polls and people are refused with Retry-After when the line is too long or too slow; stops never', async () => {
  const { clock, service, limiter } = setUp();
  const instance = limiter();
  const refusals: unknown[] = [];
  const ask = (operation: Operation, priority: Priority, count: number) =>
    Array.from({ length: count }, (_, index) =>
      instance
        .schedule(operation, priority, undefined, () => service.call(operation, `${priority} ${index}`))
        .catch((error: unknown) => void refusals.push(error)),
    );
  const polls = ask(showSmartLive, 'poll', 400);
  const stops = ask(stopSmartLive, 'person', 300);
  await clock.pass(50);
  assert.equal(refusals.length, 400 - 100);
  const people = ask(showSmartLive, 'person', 30);
  await clock.pass(100_000);
  await Promise.all([...polls, ...stops, ...people]);
  for (const error of refusals as HttpError[]) {
    assert.equal(codeOf(error), 'MSW.BUSY');
    assert.equal(error.status, 429);
    assert.match(error.headers['retry-after'] ?? '', /^[1-9]\d?$/);
  }
  assert.equal(service.arrivals.filter(({ name }) => name === 'stopSmartLive').length, 300);
  assert.equal(
    service.arrivals.filter(({ label }) => label.startsWith('person') && !label.includes('stop')).length,
    330,
  );
  assert.equal(service.refused, 0);
});

test('a poll whose turn does not come in ten seconds is refused unsent', async () => {
  const { clock, service, limiter } = setUp();
  const instance = limiter();
  const people = Array.from({ length: 60 }, (_, index) =>
    instance.schedule(executeSmartLiveCommand, 'person', undefined, () =>
      service.call(executeSmartLiveCommand, `person ${index}`),
    ),
  );
  let refused: unknown;
  instance
    .schedule(executeSmartLiveCommand, 'poll', undefined, () => service.call(executeSmartLiveCommand, 'poll'))
    .catch((error: unknown) => (refused = error));
  await clock.pass(9900);
  assert.equal(refused, undefined);
  await clock.pass(200);
  assert.equal(codeOf(refused), 'MSW.BUSY');
  await clock.pass(20_000);
  await Promise.all(people);
  assert.ok(!service.arrivals.some(({ label }) => label === 'poll'));
});

test('a call that is given up leaves the line at once, and holds up nobody', async () => {
  const { clock, service, limiter } = setUp();
  const instance = limiter();
  const send = (label: string, signal?: AbortSignal) =>
    instance.schedule(stopSmartLive, 'command', signal, () => service.call(stopSmartLive, label));
  const first = ['1', '2', '3', '4'].map((label) => send(label));
  const given = new AbortController();
  const left = ['5', '6', '7', '8'].map((label) =>
    send(label, given.signal).catch((error: unknown) => (error as Error).name),
  );
  const last = send('last');
  await clock.pass(500);
  given.abort();
  assert.deepEqual(await Promise.all(left), ['AbortError', 'AbortError', 'AbortError', 'AbortError']);
  await clock.pass(700);
  await Promise.all([...first, last]);
  assert.deepEqual(
    service.arrivals.map(({ label }) => label),
    ['1', '2', '3', '4', 'last'],
  );
  await assert.rejects(send('never', AbortSignal.abort()), { name: 'AbortError' });
});

test('while the store is away, an instance sends on, within half of the limit', async () => {
  let isAway = true;
  const store = (clock: VirtualClock): Store => {
    const memory = createMemoryStore({ now: () => clock.now });
    return {
      ...memory,
      acquire: (...args) => (isAway ? Promise.reject(new Error('away')) : memory.acquire(...args)),
    };
  };
  const { clock, service, limiter } = setUp({ store });
  const instances = [limiter(), limiter()];
  const answers = Array.from({ length: 16 }, (_, index) =>
    (instances[index % 2] as Limiter).schedule(executeSmartLiveCommand, 'command', undefined, () =>
      service.call(executeSmartLiveCommand, String(index)),
    ),
  );
  await clock.pass(2500);
  assert.ok(service.arrivals.length >= 8, String(service.arrivals.length));
  isAway = false;
  await clock.pass(5000);
  await Promise.all(answers);
  assert.equal(service.arrivals.length, 16);
});

test('after a 429 that another system has caused, the place is left alone as long as the service asks', async () => {
  const { clock, limiter } = setUp();
  const instance = limiter();
  const sent: number[] = [];
  const send = () =>
    instance.schedule(
      { ...stopSmartLive, limit: { 'cn-north-4': 1, 'cn-east-3': 1, 'ap-southeast-3': 1 } },
      'command',
      undefined,
      () => {
        sent.push(clock.now);
        return Promise.resolve(new Response(null, { status: 429, headers: { 'retry-after': '3' } }));
      },
    );
  const both = [send(), send()];
  await clock.pass(6000);
  await Promise.all(both);
  assert.ok((sent[1] ?? 0) - (sent[0] ?? 0) >= 4000);
});
