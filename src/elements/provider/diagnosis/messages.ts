/** What the checks of a page say: what was found, and what to do. `{0}` stands for an address, a number or a reason. */
import type { Messages } from '../../../ui/index.js';

type Words = Record<string, readonly [message: string, solution?: string]>;

/** The texts in both languages, by the name of the finding. */
export const messages: Messages<Words> = {
  en: {
    tokenFetched: ['The page has a token.'],
    noTokenSource: ['The provider has no source of tokens.', 'Set token-url, or the property getToken.'],
    tokenRefused: [
      'The backend gave no token ({0}).',
      'Sign in to the site; if you are, check what authorize answers.',
    ],
    tokenElsewhere: [
      'The token backend at another origin did not answer this page ({0}).',
      'Check that it is running, and list this page’s origin in allowedOrigins of the handler.',
    ],
    noToken: [
      'The token backend did not answer with a token ({0}).',
      'Check token-url and the backend’s log.',
    ],
    serviceAnswers: ['{0} answers this page.'],
    serviceNotAsked: ['{0} was not asked, as this session may not list livestreams.'],
    serviceRefuses: [
      'MetaStudio refused a call ({0}).',
      'Run “npx metastudio-widgets doctor” on the backend.',
    ],
    serviceAway: [
      'The backend’s api does not answer.',
      'Check that the handler is mounted with all its routes.',
    ],
    serviceElsewhere: [
      '{0} can’t be reached from this page.',
      'Check the network and connect-src; a backend of your own must list this page’s origin in allowedOrigins.',
    ],
    noEvents: [
      'No events-url: changes are seen at the next poll.',
      'Set events-url to the handler’s route events.',
    ],
    eventsAnswer: ['{0} answers.'],
    eventsUnknown: ['{0} is no stream of events.', 'Set events-url to the handler’s route events.'],
    eventsAway: [
      '{0} does not answer.',
      'Check that the handler is running and that a proxy lets the route through.',
    ],
    eventsElsewhere: [
      '{0} can’t be reached from this page.',
      'List this page’s origin in allowedOrigins of the handler, and its origin in connect-src.',
    ],
    cspAllows: ['The page’s content security policy lets the requests through.'],
    cspBlocks: ['The page’s content security policy blocks {0}.', 'Add its origin to connect-src.'],
    trustedTypesAllow: ['Elements can render under this page’s trusted types.'],
    trustedTypesRefuse: [
      'The page’s trusted types keep the elements from rendering.',
      'Add lit-html to the directive trusted-types.',
    ],
    stylesAdopted: ['Styles are adopted, which every policy allows.'],
    stylesNotAdopted: ['This browser can’t adopt style sheets.', 'Use a current browser.'],
    cookiesSent: ['The token backend is at the page’s own origin, so its cookies are sent.'],
    cookiesOff: [
      'Cookies are off in this browser.',
      'Allow them, unless your backend knows people by other means.',
    ],
    cookiesElsewhere: [
      'The token backend is at another origin, {0}; browsers may withhold its cookies.',
      'Serve it from the page’s own site, or let its cookies be sent across sites.',
    ],
    locksGranted: ['The tabs of this browser take turns.'],
    noLocks: [
      'The page may not use the browser’s locks, so each tab reads for itself.',
      'Add allow-same-origin to the sandbox of the frame that the page is in.',
    ],
    notSecure: ['The page came without TLS, so each tab reads for itself.', 'Serve it by https.'],
    storageKept: ['Drafts and settings are kept.'],
    storageDenied: [
      'The browser keeps nothing for this page, so drafts are lost with it.',
      'Allow storage for this site; in a frame of another site, browsers deny it.',
    ],
    oneCopy: ['The package is on the page once.'],
    twoCopies: [
      'The package is on the page twice.',
      'Load it once: by a script tag or by the bundle, not both.',
    ],
    oneLit: ['The page has one version of Lit ({0}).'],
    twoLits: ['The page has several copies of Lit ({0}).', 'Have the bundler dedupe lit.'],
    clockRight: ['The clock is right.'],
    clockUnknown: ['The page’s server does not tell its time.'],
    clockAhead: ['The clock is {0} s ahead of the server’s.', 'Set it by the network.'],
    clockBehind: ['The clock is {0} s behind the server’s.', 'Set it by the network.'],
    noAnswer: [
      'No answer in 8 seconds.',
      'Check the network, and what is between this browser and the backend.',
    ],
    notChecked: ['This could not be checked.'],
  },
  zh: {
    tokenFetched: ['页面已取得登录凭证。'],
    noTokenSource: ['provider 未设置登录凭证来源。', '请设置 token-url，或设置 getToken 属性。'],
    tokenRefused: ['后端未发放登录凭证（{0}）。', '请登录本网站；如果已登录，请检查 authorize 的返回值。'],
    tokenElsewhere: [
      '位于其他源的登录凭证后端未响应此页面（{0}）。',
      '请确认后端正在运行，并将此页面的源加入 handler 的 allowedOrigins。',
    ],
    noToken: ['登录凭证后端未返回登录凭证（{0}）。', '请检查 token-url 和后端日志。'],
    serviceAnswers: ['{0} 可正常响应此页面。'],
    serviceNotAsked: ['未请求 {0}，因为当前会话无权查看直播列表。'],
    serviceRefuses: ['系统拒绝了请求（{0}）。', '请在后端运行“npx metastudio-widgets doctor”。'],
    serviceAway: ['后端的 api 未响应。', '请确认 handler 的所有路由均已挂载。'],
    serviceElsewhere: [
      '此页面无法连接 {0}。',
      '请检查网络和 connect-src；如果是自建后端，请将此页面的源加入 allowedOrigins。',
    ],
    noEvents: [
      '未设置 events-url，状态变化要到下次轮询才能看到。',
      '请将 events-url 设置为 handler 的 events 路由。',
    ],
    eventsAnswer: ['{0} 可正常响应。'],
    eventsUnknown: ['{0} 不是事件流。', '请将 events-url 设置为 handler 的 events 路由。'],
    eventsAway: ['{0} 未响应。', '请确认 handler 正在运行，且代理已放行该路由。'],
    eventsElsewhere: [
      '此页面无法连接 {0}。',
      '请将此页面的源加入 handler 的 allowedOrigins，并将其源加入 connect-src。',
    ],
    cspAllows: ['内容安全策略已放行相关请求。'],
    cspBlocks: ['内容安全策略拦截了 {0}。', '请将其源加入 connect-src。'],
    trustedTypesAllow: ['在此页面的 Trusted Types 下，组件可正常渲染。'],
    trustedTypesRefuse: ['Trusted Types 阻止了组件渲染。', '请将 lit-html 加入 trusted-types 指令。'],
    stylesAdopted: ['样式以 adoptedStyleSheets 方式加载，任何策略都允许。'],
    stylesNotAdopted: ['此浏览器不支持 adoptedStyleSheets。', '请使用新版浏览器。'],
    cookiesSent: ['登录凭证后端与页面同源，Cookie 会随请求发送。'],
    cookiesOff: ['此浏览器已禁用 Cookie。', '请允许 Cookie，除非后端用其他方式识别用户。'],
    cookiesElsewhere: [
      '登录凭证后端位于其他源 {0}，浏览器可能不发送其 Cookie。',
      '请将其部署在页面所在的站点，或允许跨站发送其 Cookie。',
    ],
    locksGranted: ['此浏览器的各个窗口可以协同工作。'],
    noLocks: [
      '页面不能使用浏览器的锁，各窗口将分别读取。',
      '请为页面所在框架的 sandbox 添加 allow-same-origin。',
    ],
    notSecure: ['页面未使用 TLS，各窗口将分别读取。', '请通过 https 提供页面。'],
    storageKept: ['草稿和设置可以保存。'],
    storageDenied: [
      '浏览器不为此页面保存数据，关闭页面后草稿会丢失。',
      '请允许此网站存储数据；在其他网站的框架中，浏览器会拒绝存储。',
    ],
    oneCopy: ['页面只加载了一份组件包。'],
    twoCopies: ['页面加载了两份组件包。', '请只加载一份：使用 script 标签或打包文件，不要同时使用。'],
    oneLit: ['页面只有一个版本的 Lit（{0}）。'],
    twoLits: ['页面加载了多份 Lit（{0}）。', '请让打包工具对 lit 去重。'],
    clockRight: ['时钟准确。'],
    clockUnknown: ['网站未提供时间。'],
    clockAhead: ['本机时钟比网站快 {0} 秒。', '请通过网络校准时钟。'],
    clockBehind: ['本机时钟比网站慢 {0} 秒。', '请通过网络校准时钟。'],
    noAnswer: ['8 秒内没有响应。', '请检查网络，以及浏览器与后端之间的设备。'],
    notChecked: ['无法完成此项检查。'],
  },
};
