/** The simulator's controls below `/_simulator/`: reset, requests, faults, outcomes, clock, inventions, rtmp, play, tokens, state. */
import * as z from 'zod/mini';
import { faultRules } from './faults.js';
import { empty, json } from './http/responses.js';
import { changeStreamState } from './live/connection.js';
import { startScript } from './live/playback.js';
import { chooseOutcomes } from './outcome-control.js';
import { outcomeRules } from './outcomes.js';
import type { ServiceState } from './state/service-state.js';
import { stateView } from './state-view.js';
import { tenantWith } from './tenants.js';
import { rtmpStates } from './state/live-job.js';

/** The state that the controls change. */
export interface ControlContext {
  /** The current state. `reset` replaces it. */
  service: ServiceState;
  /** Resets state, clock and faults. Tokens stay valid until they expire. */
  reset(): void;
}

type Control = (context: ControlContext, body: unknown) => Response | Promise<Response>;

const clockChange = z.looseObject({
  speed: z.optional(z.number().check(z.minimum(0))),
  advance: z.optional(z.number().check(z.minimum(0))),
});
const playSignal = z.looseObject({ job_id: z.string() });
const rtmpChange = z.looseObject({ job_id: z.string(), state: z.enum(rtmpStates) });

const controls: Record<string, Control> = {
  'POST reset': (context) => {
    context.reset();
    return empty(204);
  },
  'GET requests': ({ service: { requestLog } }) =>
    json({
      count: requestLog.entries.length,
      requests: requestLog.entries,
      transfers: requestLog.transfers,
    }),
  'GET faults': ({ service }) => json({ rules: service.faults.rules }),
  'POST faults': ({ service }, body) =>
    withValid(faultRules, body, (rules) => {
      service.faults.set(rules);
      return json({ rules });
    }),
  'DELETE faults': ({ service }) => {
    service.faults.set([]);
    return empty(204);
  },
  'GET outcomes': ({ service }) => json({ outcomes: service.outcomes.rules }),
  'POST outcomes': ({ service }, body) =>
    withValid(outcomeRules, body, (rules) => {
      const stranger = chooseOutcomes(service, rules);
      if (stranger) return json({ error: `id: there is no ${stranger.kind} ${stranger.id}` }, 404);
      return json({ outcomes: service.outcomes.rules });
    }),
  'DELETE outcomes': ({ service }) => {
    service.outcomes.clear();
    return empty(204);
  },
  'GET clock': (context) => json(clockView(context)),
  'POST clock': (context, body) =>
    withValid(clockChange, body, async ({ speed, advance }) => {
      const { clock, callbacks } = context.service;
      if (speed !== undefined) clock.setSpeed(speed);
      if (advance !== undefined) clock.advance(advance);
      await callbacks.flush();
      return json(clockView(context));
    }),
  'GET inventions': ({ service }) => json(service.invented),
  'POST rtmp': ({ service }, body) =>
    withValid(rtmpChange, body, async ({ job_id, state }) => {
      const tenant = tenantWith(service, ({ liveJobs }) => liveJobs.has(job_id));
      const job = tenant?.liveJobs.get(job_id);
      if (!tenant || !job) return json({ error: `there is no job ${job_id}` }, 404);
      changeStreamState(tenant, job, state);
      await service.callbacks.flush();
      return json({ job_id, state });
    }),
  'DELETE tokens': ({ service }) => {
    service.tokens.revoke();
    return empty(204);
  },
  'POST play': ({ service }, body) =>
    withValid(playSignal, body, async ({ job_id }) => {
      const tenant = tenantWith(service, ({ liveJobs }) => liveJobs.has(job_id));
      const job = tenant?.liveJobs.get(job_id);
      if (!tenant || job?.state !== 'PROCESSING') return json({ error: `job ${job_id} is not on air` }, 404);
      startScript(tenant, job);
      await service.callbacks.flush();
      return json({ job_id });
    }),
  'GET state': ({ service }) => json(stateView(service)),
};

/** Handles a control request. Responds with 404 and a list of controls to an unknown one, with 400 to an invalid body. */
export async function handleControl(context: ControlContext, request: Request, url: URL): Promise<Response> {
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
  return control(context, body);
}

function withValid<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
  run: (value: T) => Response | Promise<Response>,
): Response | Promise<Response> {
  const result = schema.safeParse(body);
  if (result.success) return run(result.data);
  const issue = result.error.issues[0];
  return json({ error: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not valid'}` }, 400);
}

function clockView({ service: { clock } }: ControlContext): { now: string; speed: number } {
  return { now: new Date(clock.now()).toISOString(), speed: clock.speed };
}
