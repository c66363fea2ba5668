/**
 * Words for errors. A code that is listed has its own words; any other is told by its HTTP status, with the service's
 * own message kept in the sentence, so nothing it says is lost.
 */
import { ApiError, InvalidRequestError } from './errors.js';

type Pair = readonly [what: string, action: string];
type Words = { en: Pair; zh: Pair };

/** What the main errors of rooms, tasks, previews and of our own side mean (reference 10.2 and the sections' examples). */
const byCode: Record<string, Words> = {
  NETWORK: {
    en: ['The service cannot be reached.', 'Check the connection, then try again.'],
    zh: ['无法连接到服务。', '请检查网络连接，然后重试。'],
  },
  TIMEOUT: {
    en: ['The service did not answer in time.', 'Try again in a moment.'],
    zh: ['服务未及时响应。', '请稍后重试。'],
  },
  OUTCOME_UNKNOWN: {
    en: [
      'The connection was lost before the answer came, so it may or may not have been done.',
      'Look at the present state first; do it again only if it was not done.',
    ],
    zh: [
      '在收到答复之前连接中断，操作可能已执行，也可能未执行。',
      '请先查看当前状态，确认未执行后再重新操作。',
    ],
  },
  NO_TOKEN_SOURCE: {
    en: [
      'This page has not said where tokens come from.',
      'Give mss-provider a token-url or a getToken function.',
    ],
    zh: ['此页面未指定令牌来源。', '请为 mss-provider 设置 token-url 或 getToken 函数。'],
  },
  INVALID_ANSWER: {
    en: [
      'The service answered in a form that is not documented.',
      'Try again; if it lasts, give the request ID to support.',
    ],
    zh: ['服务返回了未公开的格式。', '请重试；如果问题持续，请将请求 ID 提供给技术支持。'],
  },
  'MSS.00000001': {
    en: ['The sign-in is not valid any more.', 'Sign in again; what you typed is kept.'],
    zh: ['登录已失效。', '请重新登录，您输入的内容会保留。'],
  },
  'MSS.00000002': {
    en: ['This does not exist, or not any more.', 'Check the ID, or choose another.'],
    zh: ['该对象不存在或已被删除。', '请检查 ID，或选择其他对象。'],
  },
  'MSS.00000004': {
    en: ['The service had an internal error.', 'Try again; if it lasts, give the request ID to support.'],
    zh: ['服务内部错误。', '请重试；如果问题持续，请将请求 ID 提供给技术支持。'],
  },
  'MSS.20010031': {
    en: ['A room with this name exists already.', 'Give the room another name.'],
    zh: ['已存在同名直播间。', '请更换直播间名称。'],
  },
  'MSS.20010036': {
    en: ['A livestream is running in this room.', 'Stop it first, then try again.'],
    zh: ['该直播间有正在进行的直播。', '请先停止直播，然后重试。'],
  },
  'MSS.20010045': {
    en: ['This room does not exist, or not any more.', 'Check the room ID, or create the room.'],
    zh: ['该直播间不存在或已被删除。', '请检查直播间 ID，或新建直播间。'],
  },
  'MSS.20010065': {
    en: ['All livestreams that your account may run at once are running.', 'Stop another one, or buy more.'],
    zh: ['账号可同时进行的直播数已用完。', '请停止其他直播，或购买更多并发。'],
  },
  'MSS.20010069': {
    en: ['The room is not available.', 'Look at the reason that the room shows, or ask support.'],
    zh: ['直播间不可用。', '请查看直播间给出的原因，或联系技术支持。'],
  },
  'MSS.20010108': {
    en: ['The script is longer than the service allows.', 'Shorten the script.'],
    zh: ['剧本超出长度限制。', '请缩短剧本。'],
  },
  'APIG.0308': {
    en: ['Too many requests at once.', 'Wait a moment, then try again.'],
    zh: ['请求过于频繁。', '请稍候再试。'],
  },
};

/** What an HTTP status means where the code is unknown. `{reason}` is the service's own message. */
const byStatus: readonly (readonly [test: (status: number) => boolean, words: Words])[] = [
  [
    (status) => status === 401,
    {
      en: ['The sign-in is not valid any more ({reason}).', 'Sign in again; what you typed is kept.'],
      zh: ['登录已失效（{reason}）。', '请重新登录，您输入的内容会保留。'],
    },
  ],
  [
    (status) => status === 403,
    {
      en: [
        'Your account may not do this ({reason}).',
        'Ask an administrator for the permission or the quota.',
      ],
      zh: ['您的账号无权执行此操作（{reason}）。', '请联系管理员获取权限或配额。'],
    },
  ],
  [
    (status) => status === 404,
    {
      en: ['This does not exist ({reason}).', 'Check the ID, or choose another.'],
      zh: ['该对象不存在（{reason}）。', '请检查 ID，或选择其他对象。'],
    },
  ],
  [
    (status) => status === 429,
    {
      en: ['Too many requests, or not enough resources ({reason}).', 'Wait a moment, then try again.'],
      zh: ['请求过多或资源不足（{reason}）。', '请稍候再试。'],
    },
  ],
  [
    (status) => status >= 500,
    {
      en: ['The service failed ({reason}).', 'Try again; if it lasts, give the request ID to support.'],
      zh: ['服务出错（{reason}）。', '请重试；如果问题持续，请将请求 ID 提供给技术支持。'],
    },
  ],
  [
    (status) => status >= 400,
    {
      en: ['The service refused this ({reason}).', 'Correct it, then try again.'],
      zh: ['服务拒绝了此请求（{reason}）。', '请修改后重试。'],
    },
  ],
];

const otherwise: Words = {
  en: ['{reason}', 'Try again; if it lasts, reload the page.'],
  zh: ['{reason}', '请重试；如果问题持续，请刷新页面。'],
};
const tokenBackend: Words = {
  en: ['{reason}.', 'Check token-url and that the backend behind it is running, then try again.'],
  zh: ['无法获取令牌（{reason}）。', '请检查 token-url 及其后端服务是否正常，然后重试。'],
};
const invalidRequest: Words = {
  en: ['{reason}.', 'Correct it, then try again.'],
  zh: ['请求内容有误（{reason}）。', '请修改后重试。'],
};

/** What happened and what to do. */
export function describe(error: unknown, lang: 'en' | 'zh'): { what: string; action: string } {
  const reason =
    error instanceof ApiError ? error.reason : error instanceof Error ? error.message : String(error);
  const [what, action] = wordsFor(error)[lang];
  return { what: what.replace('{reason}', reason), action };
}

function wordsFor(error: unknown): Words {
  if (!(error instanceof ApiError)) return otherwise;
  if (error.code === 'TOKEN_BACKEND') return tokenBackend;
  if (error instanceof InvalidRequestError) return invalidRequest;
  const status = error.status ?? 0;
  return byCode[error.code] ?? byStatus.find(([test]) => test(status))?.[1] ?? otherwise;
}
