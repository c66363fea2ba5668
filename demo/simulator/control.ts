/** The simulator's own controls, under `/_simulator/`: reset, requests, faults, clock, rtmp, play, tokens, state. */
import * as z from 'zod/mini';
import { faultRules } from './faults.js';
import { empty, json } from './http/answer.js';
import type { Stage } from './index.js';
import { setStream } from './live/connection.js';
import { play } from './live/playback.js';
import { rtmpStates } from './live/stream.js';
import { overview } from './state-view.js';

type Control = (stage: Stage, body: unknown) => Response | Promise<Response>;

const clockChange = z.looseObject({
  speed: z.optional(z.number().check(z.minimum(0))),
  advance: z.optional(z.number().check(z.minimum(0))),
});
const playSignal = z.looseObject({ job_id: z.string() });
const rtmpChange = z.looseObject({ job_id: z.string(), state: z.enum(rtmpStates) });

const controls: Record<string, Control> = {
  'POST reset': (stage) => {
    stage.reset();
    return empty(204);
  },
  'GET requests': ({ world: { journal } }) =>
    json({ count: journal.entries.length, requests: journal.entries, transfers: journal.transfers }),
  'GET faults': ({ world }) => json({ rules: world.faults.rules }),
  'POST faults': ({ world }, body) =>
    checked(faultRules, body, (rules) => {
      world.faults.set(rules);
      return json({ rules });
    }),
  'DELETE faults': ({ world }) => {
    world.faults.set([]);
    return empty(204);
  },
  'GET clock': (stage) => json(clockFacts(stage)),
  'POST clock': (stage, body) =>
    checked(clockChange, body, async ({ speed, advance }) => {
      const { clock, postman } = stage.world;
      if (speed !== undefined) clock.setSpeed(speed);
      if (advance !== undefined) clock.advance(advance);
      await postman.delivered();
      return json(clockFacts(stage));
    }),
  'POST rtmp': ({ world }, body) =>
    checked(rtmpChange, body, async ({ job_id, state }) => {
      const job = world.jobs.get(job_id);
      if (!job) return json({ error: `there is no job ${job_id}` }, 404);
      setStream(world, job, state);
      await world.postman.delivered();
      return json({ job_id, state });
    }),
  'DELETE tokens': ({ world }) => {
    world.tokens.revoke();
    return empty(204);
  },
  'POST play': ({ world }, body) =>
    checked(playSignal, body, async ({ job_id }) => {
      const job = world.jobs.get(job_id);
      if (job?.state !== 'PROCESSING') return json({ error: `job ${job_id} is not on air` }, 404);
      play(world, job);
      await world.postman.delivered();
      return json({ job_id });
    }),
  'GET state': ({ world }) => json(overview(world)),
};

/** Answers a control; what it does not know, it says. */
export async function answerControl(stage: Stage, request: Request, url: URL): Promise<Response> {
  const name = `${request.method} ${url.pathname.replace('/_simulator/', '')}`;
  const control = controls[name];
  if (!control) return json({ error: `there is no ${name}`, controls: Object.keys(controls) }, 404);
  const text = await request.text();
  let body: unknown = {};
  try {
    if (text !== '') body = JSON.parse(text) as unknown;
  } catch {
    return json({ error: 'the body is not JSON' }, 400);
  }
  return control(stage, body);
}

function checked<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
  run: (value: T) => Response | Promise<Response>,
): Response | Promise<Response> {
  const result = schema.safeParse(body);
  if (result.success) return run(result.data);
  const issue = result.error.issues[0];
  return json({ error: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not valid'}` }, 400);
}

function clockFacts({ world: { clock } }: Stage): { now: string; speed: number } {
  return { now: new Date(clock.now()).toISOString(), speed: clock.speed };
}
