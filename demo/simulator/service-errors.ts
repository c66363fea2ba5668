/** The documented errors of the service: HTTP status and message by code (reference 10.2). */

/** `{0}` and `{1}` are placeholders that the service fills in. */
const documented = {
  'MSS.00000001': [401, 'Unauthorized'],
  'MSS.00000002': [404, 'Not Found'],
  'MSS.00000003': [400, 'Invalid parameter'],
  'MSS.00000004': [500, 'Internal Error'],
  'MSS.00020006': [403, 'projectid not match'],
  'MSS.10000002': [400, 'Request JSON exception'],
  'MSS.00024001': [403, 'privilege not find'],
  'MSS.10001001': [404, 'Asset not found'],
  'MSS.10001004': [404, 'The file not found'],
  'MSS.10001008': [400, 'Asset main file already exists'],
  'MSS.10001009': [400, 'Asset cover file already exists'],
  'MSS.10001010': [400, 'Asset state unavailable'],
  'MSS.10001012': [400, 'Asset file already exists'],
  'MSS.10001013': [400, 'Asset state invalid change'],
  'MSS.10001016': [400, 'File not found in OBS'],
  'MSS.10001018': [400, 'Failed to upload the file'],
  'MSS.10001024': [400, 'dac file total size greater than quota'],
  'MSS.10001033': [400, 'creating file too many'],
  'MSS.10001034': [400, 'File type is not supported'],
  'MSS.10001036': [400, 'Asset list does not contain specified cover asset'],
  'MSS.10001037': [400, 'Asset list contains unavailable asset'],
  'MSS.10001038': [400, 'Asset list contains mismatched asset type'],
  'MSS.10001039': [400, 'Asset list contains duplicate asset'],
  'MSS.10001040': [400, 'Linked asset item unavailable'],
  'MSS.10001041': [400, 'Product not found'],
  'MSS.10001042': [400, 'Product text or asset list exceeds the limit'],
  'MSS.10001044': [400, 'copy asset file failed'],
  'MSS.10001048': [400, 'The {0} category dac file is not supported'],
  'MSS.10010015': [500, 'Incorrect file type.'],
  'MSS.20010005': [400, 'script name duplicate'],
  'MSS.20010007': [500, 'text include sensitive word'],
  'MSS.20010011': [429, 'exceed waiting task upper limit'],
  'MSS.20010015': [500, 'xml parse fail'],
  'MSS.20010027': [500, 'two digital task has not script shoot'],
  'MSS.20010031': [400, 'room name duplicate'],
  'MSS.20010036': [500, 'There are several jobs in progress in this room'],
  'MSS.20010039': [401, 'live event report authentication fail'],
  'MSS.20010044': [500, 'digital human asset not available'],
  'MSS.20010045': [400, 'roomInfo not found'],
  'MSS.20010046': [500, 'roomId job exist'],
  'MSS.20010048': [500, 'the task is already running'],
  'MSS.20010050': [500, 'the asset info is invalid, please check the digital human config info'],
  'MSS.20010051': [500, "the job_id doesn't exist or has been expired!"],
  'MSS.20010053': [500, 'Invalid command, please check your command'],
  'MSS.20010054': [401, 'live event report expires Time fail'],
  'MSS.20010058': [500, 'must include model layer'],
  'MSS.20010065': [403, 'insufficient resource live concurrent quota'],
  'MSS.20010066': [400, 'Tasks in the Finish state cannot be changed.'],
  'MSS.20010067': [400, 'audio file not found, please check field audio_config'],
  'MSS.20010069': [500, 'Live room is not available'],
  'MSS.20010070': [400, 'field verify fail'],
  'MSS.20010071': [500, 'the asset is unavailable'],
  'MSS.20010073': [400, 'The script id cannot be empty when using audio'],
  'MSS.20010074': [400, 'The job info is not existed or the job is over'],
  'MSS.20010077': [401, 'expires too long, report url not allowed refresh'],
  'MSS.20010079': [404, 'no match id.'],
  'MSS.20010082': [403, "don't have the permission to edit the system template"],
  'MSS.20010083': [400, 'InteractionRuleGroup not found'],
  'MSS.20010084': [400, 'InteractionRuleGroup name duplicate'],
  'MSS.20010085': [
    500,
    'The current model is 1080p, and the resolution width and height cannot be greater than 1920',
  ],
  'MSS.20010086': [500, 'No textConfig exist'],
  'MSS.20010089': [500, 'The uploaded script is null'],
  'MSS.20010093': [400, 'The URL is invalid!'],
  'MSS.20010098': [500, 'please use the correct role HUMAN_MODEL_2D asset'],
  'MSS.20010099': [500, 'The job is not running state. jobId is {0}, state is {1}'],
  'MSS.20010110': [400, 'interaction ruleName {0} contains incorrect parameters. error: {1}'],
  'MSS.20010111': [500, 'audio asset not found'],
  'MSS.20020001': [400, 'The task status does not allow the current operation.'],
  'MSS.20020002': [400, 'job is not existed'],
  'MSS.20020004': [400, 'There is an issue with the training data. Please check and resubmit'],
  'MSS.20020005': [400, 'training failure'],
  'MSS.20020008': [
    400,
    'The number of tasks in production has reached the maximum limit. Please try again later',
  ],
  'MSS.20020010': [400, 'The authorization letter file is incorrect. Please check and upload it again.'],
  'MSS.20020012': [400, 'unexpected file in package'],
  'MSS.20020013': [400, 'package is not a valid zip'],
  'MSS.20020015': [400, 'the content of text is not match the language'],
  'MSS.20020016': [400, 'unexpected wav and txt count'],
  'MSS.20020017': [400, 'unexpected wav count'],
  'MSS.20020018': [400, 'illegal audio format'],
  'MSS.20020022': [400, 'too many entries in package'],
  'MSS.20020025': [400, 'unexpected directory in package'],
  'MSS.20020026': [400, 'entry in package has illegal name'],
  'MSS.20020027': [400, 'training data not exist'],
  'MSS.20020029': [400, 'audio is too long or too short!'],
  'MSS.20020030': [400, 'pre uploaded file not exist'],
  'MSS.20050005': [400, 'Failed to obtain asset information. The asset ID or project ID is invalid.'],
  'MSS.20050013': [400, 'Failed to obtain the task information. The task ID or project ID is invalid.'],
  'MSS.41000001': [400, 'Task status is incorrect'],
  'MSS.41000002': [403, 'Task concurrency limit exceeded'],
  'MSS.41000003': [404, 'Task does not exist'],
  'MSS.41000004': [400, 'train job count is over limit'],
  'MSS.41000005': [500, 'Witness verification failed'],
  'MSS.41000007': [500, 'The submitted video length is illegal'],
  'MSS.41000008': [400, 'When deleting a task, the task cannot be queried or the task cannot be deleted.'],
  'MSS.47000003': [500, 'Failed to prepare the task: {0}'],
  'MSS.47000009': [500, 'fsm state {0} time out'],
  'APIGW.0101': [404, 'The API does not exist or has not been published in the environment'],
  'APIGW.0201': [413, 'Request entity too large'],
  'APIGW.0308': [429, 'The throttling threshold has been reached: {0}'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The code of a documented error. */
export type ServiceErrorCode = keyof typeof documented;

/** Whether a code is one of the documented errors. */
export function isErrorCode(code: string): code is ServiceErrorCode {
  return Object.hasOwn(documented, code);
}

/** An error response of the service. */
export class ServiceError extends Error {
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

/** Creates a documented error. `details` fill the placeholders of its message; surplus ones are appended. */
export function serviceError(code: ServiceErrorCode, ...details: (string | number)[]): ServiceError {
  const [status, message] = documented[code];
  return new ServiceError(status, code, formatMessage(message, details));
}

/** The code and message of a documented error, as an `error_info` inside a response. */
export function errorInfo(
  code: ServiceErrorCode,
  ...details: (string | number)[]
): { error_code: string; error_msg: string } {
  return { error_code: code, error_msg: formatMessage(documented[code][1], details) };
}

/** Creates the error for an invalid member: `Invalid parameter: scene_scripts[0].script_name is mandatory`. */
export function invalidParameter(member: string, rule: string): ServiceError {
  return serviceError('MSS.00000003', `${member} ${rule}`);
}

function formatMessage(message: string, details: readonly (string | number)[]): string {
  const rest = [...details];
  const filled = message.replace(/\{\d\}/g, () => String(rest.shift() ?? ''));
  return rest.length > 0 ? `${filled}: ${rest.join(', ')}` : filled;
}
