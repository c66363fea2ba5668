/**
 * The options for one start (reference 6.2.1): the form's fields, and the request body that they make.
 *
 * Only changed fields are sent; the service takes the others from the room. The service replaces `play_policy` as a
 * whole, so a change in it is sent together with the room's other members.
 */
import type { SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import { withoutNulls } from '../../../base/index.js';

/** The fields of the form; an empty one means the room's value. */
export interface StartFields {
  repeat_count?: string;
  random_play_mode?: string;
  auto_stop_mode?: string;
  max_live_duration?: string;
  max_exception_waiting_duration?: string;
  allow_resource_type?: string;
  single_job_in_room?: boolean;
  output_url?: string;
  stream_key?: string;
}

type PlayPolicy = NonNullable<StartSmartLiveBody['play_policy']>;
type ExitConfig = NonNullable<PlayPolicy['live_exit_config']>;
type RunConfig = NonNullable<StartSmartLiveBody['job_run_config']>;

/** Random play modes of the service (reference 6.2.1). */
export const randomModes = ['NONE', 'SCENE', 'SCRIPT_ITEM', 'SCENE_AND_SCRIPT_ITEM'] as const;
/** Automatic stop modes of the service. */
export const stopModes = ['FORCE_EXIT', 'SEGMENT_END', 'SCENE_END', 'SCRIPT_END'] as const;
/** Resource types of the service. */
export const resourceTypes = ['UNLIMITED', 'PERIOD', 'ONDEMAND', 'ONE_TIME'] as const;

/** Number of fields that override the room's values. */
export function countChanges(fields: StartFields): number {
  return Object.values(fields).filter((value) => value !== '' && value !== undefined && value !== false)
    .length;
}

/** The request body of the start. */
export function toBody(fields: StartFields, room: SmartLiveRoom): StartSmartLiveBody {
  const play_policy = playPolicy(fields, room);
  const job_run_config = runConfig(fields);
  const output = outputs(fields, room);
  return { ...(play_policy && { play_policy }), ...(job_run_config && { job_run_config }), ...output };
}

function playPolicy(fields: StartFields, { play_policy }: SmartLiveRoom): PlayPolicy | undefined {
  const live_exit_config = exitConfig(fields, play_policy?.live_exit_config as ExitConfig | undefined);
  const changed = definedMembers({
    repeat_count: number(fields.repeat_count),
    random_play_mode: fields.random_play_mode as PlayPolicy['random_play_mode'],
    live_exit_config,
  });
  return changed && { ...withoutNulls<PlayPolicy>(play_policy ?? {}), ...changed };
}

function exitConfig(fields: StartFields, before: ExitConfig | undefined): ExitConfig | undefined {
  const changed = definedMembers({
    max_live_duration: number(fields.max_live_duration),
    auto_stop_mode: fields.auto_stop_mode as ExitConfig['auto_stop_mode'],
    max_exception_waiting_duration: number(fields.max_exception_waiting_duration),
  });
  return changed && { ...withoutNulls<ExitConfig>(before ?? {}), ...changed };
}

function runConfig(fields: StartFields): RunConfig | undefined {
  return definedMembers({
    allow_resource_type: fields.allow_resource_type as RunConfig['allow_resource_type'],
    single_job_in_room: fields.single_job_in_room || undefined,
  });
}

/**
 * Address and key are sent together; if only one is changed, the other is the room's. A start with more than one of either
 * is refused, so a room that lists several sends its first.
 */
function outputs({ output_url, stream_key }: StartFields, room: SmartLiveRoom): StartSmartLiveBody {
  if (!output_url && !stream_key) return {};
  const urls = output_url ? [output_url.trim()] : room.output_urls?.slice(0, 1);
  const keys = stream_key ? [stream_key] : room.stream_keys?.slice(0, 1);
  return { ...(urls && { output_urls: urls }), ...(keys && { stream_keys: keys }) };
}

function number(value: string | undefined): number | undefined {
  return value ? Number(value) : undefined;
}

/** The members that have a value; undefined if none has. */
function definedMembers<T extends object>(
  members: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return entries.length > 0
    ? (Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> })
    : undefined;
}
