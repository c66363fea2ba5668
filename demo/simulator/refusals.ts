/** What the service refuses with: its codes, each with the status and the words of section 10.2. */

/** `{0}` and `{1}` stand for what the service fills in. */
const documented = {
  'MSS.00000001': [401, 'Unauthorized'],
  'MSS.00000002': [404, 'Not Found'],
  'MSS.00000003': [400, 'Invalid parameter'],
  'MSS.00000004': [500, 'Internal Error'],
  'MSS.00020006': [403, 'projectid not match'],
  'MSS.10000002': [400, 'Request JSON exception'],
  'MSS.20010031': [400, 'room name duplicate'],
  'MSS.20010036': [500, 'There are several jobs in progress in this room'],
  'MSS.20010039': [401, 'live event report authentication fail'],
  'MSS.20010044': [500, 'digital human asset not available'],
  'MSS.20010045': [400, 'roomInfo not found'],
  'MSS.20010046': [500, 'roomId job exist'],
  'MSS.20010050': [500, 'the asset info is invalid, please check the digital human config info'],
  'MSS.20010053': [500, 'Invalid command, please check your command'],
  'MSS.20010054': [401, 'live event report expires Time fail'],
  'MSS.20010065': [403, 'insufficient resource live concurrent quota'],
  'MSS.20010066': [400, 'Tasks in the Finish state cannot be changed.'],
  'MSS.20010069': [500, 'Live room is not available'],
  'MSS.20010070': [400, 'field verify fail'],
  'MSS.20010071': [500, 'the asset is unavailable'],
  'MSS.20010074': [400, 'The job info is not existed or the job is over'],
  'MSS.20010086': [500, 'No textConfig exist'],
  'MSS.20010089': [500, 'The uploaded script is null'],
  'MSS.20010093': [400, 'The URL is invalid!'],
  'MSS.20010098': [500, 'please use the correct role HUMAN_MODEL_2D asset'],
  'MSS.20010099': [500, 'The job is not running state. jobId is {0}, state is {1}'],
  'MSS.20010108': [
    400,
    'roomInfo text totalLength exceeds the limit. Current totalLength {0}, Limit totalLength {1}',
  ],
  'MSS.20010111': [500, 'audio asset not found'],
  'MSS.20050005': [400, 'Failed to obtain asset information. The asset ID or project ID is invalid.'],
  'MSS.20050013': [400, 'Failed to obtain the task information. The task ID or project ID is invalid.'],
  'MSS.47000003': [500, 'Failed to prepare the task: {0}'],
  'MSS.47000009': [500, 'fsm state {0} time out'],
  'APIG.0101': [404, 'The API does not exist or has not been published in the environment'],
  'APIG.0308': [429, 'The throttling threshold has been reached: {0}'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type Code = keyof typeof documented;

/** A request that the service refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A documented refusal. `details` fill the placeholders of its message; one more is put behind it. */
export function refuse(code: Code, ...details: (string | number)[]): Refusal {
  const [status, message] = documented[code];
  return new Refusal(status, code, wording(message, details));
}

/** The same words, for an `error_info` inside an answer. */
export function errorInfo(
  code: Code,
  ...details: (string | number)[]
): { error_code: string; error_msg: string } {
  return { error_code: code, error_msg: wording(documented[code][1], details) };
}

/** A request with a member that breaks a rule: `Invalid parameter: scene_scripts[0].script_name is mandatory`. */
export function invalid(member: string, rule: string): Refusal {
  return refuse('MSS.00000003', `${member} ${rule}`);
}

function wording(message: string, details: readonly (string | number)[]): string {
  const rest = [...details];
  const filled = message.replace(/\{\d\}/g, () => String(rest.shift() ?? ''));
  return rest.length > 0 ? `${filled}: ${rest.join(', ')}` : filled;
}
