/**
 * Messages for errors outside the service: of the client, of the page's backend (`MSW.`), of the gateway (`APIG.`), and
 * for answers without a known code, by HTTP status. format.ts describes the notation.
 *
 * `HTTP4` and `HTTP5` are any other status from 400 and from 500. APIG.0201 is missing on purpose: the gateway sends it
 * with eight statuses, and the status determines its meaning.
 */
export const clientAndHttp = `
NETWORK > connect
The service cannot be reached.
无法连接到服务。

TIMEOUT; HTTP 408 > wait
The service did not answer in time.
服务未及时响应。

NOT_SENT > wait
Nothing was sent: too many requests were waiting.
没有发送任何请求：等待发送的请求过多。

OUTCOME_UNKNOWN > look
The connection was lost before the answer came, so it may or may not have been done.
在收到答复之前连接中断，操作可能已执行，也可能未执行。

FILE_UNREADABLE > chooseFile
The file cannot be read any more; it may have been moved, changed or deleted.
无法读取该文件，它可能已被移动、修改或删除。

UPLOAD_EXPIRED > uploadAgain
The upload took longer than its address is good for, a day.
上传用时超过上传地址的有效期（一天）。

TAKEN_OVER > look
Another upload has gone on with this file in place of this one.
该文件已由另一个上传任务继续上传。

SIGNED_OUT > pageSignIn
You have signed out.
您已退出登录。

NO_TOKEN_SOURCE > setToken
This page has not said where tokens come from.
此页面未指定令牌来源。

INVALID_ANSWER > support
The service answered in a form that is not documented.
服务返回了未公开的格式。

INVALID_REQUEST > correct
{reason}.
请求内容有误（{reason}）。

TOKEN_BACKEND > tokenUrl
{reason}.
无法获取令牌（{reason}）。

TOKEN_BACKEND* > pageSignIn
This site gave you no token ({reason}).
本网站未向您发放令牌（{reason}）。

MSW. TOKEN_REFUSED > pageSignIn
This site lets nobody work with the service without a sign-in.
本网站要求登录后才能使用该服务。

MSW. EVENTS_REFUSED > pageSignIn
This site does not let you watch this room.
本网站不允许您查看该直播间。

MSW. NOT_FOUND METHOD_NOT_ALLOWED EVENTS_INVALID > page
This page asked its own backend for something that it does not offer ({reason}).
此页面向其后端请求了未提供的内容（{reason}）。

MSW. ORIGIN_REFUSED > backendSetup
The backend of this site does not let this page ask.
网站后端不允许此页面访问。

MSW. IAM_REFUSED > backendSetup
The backend of this site could not sign in to the cloud account.
网站后端无法登录云账号。

MSW. IAM_UNREACHABLE IAM_FAILED > support
The cloud's sign-in service failed, or cannot be reached by the backend of this site.
云端登录服务出错，或网站后端无法与其连接。

MSW. CALLBACK_UNSIGNED CALLBACK_STALE CALLBACK_INVALID > backendSetup
The backend of this site did not accept a message from the service ({reason}).
网站后端未接受来自服务的消息（{reason}）。

MSW. AUTHORIZE_FAILED INTERNAL > backendLog
The backend of this site had an internal error.
网站后端内部错误。

APIG. 0101; HTTP 405 501 > page
This page asked for something that the service does not offer.
此页面请求了服务未提供的功能。

APIG. 0103-0105 0107 0601 0602 0605-0612 0705 9999; HTTP 5 > support
The service had an internal error.
服务内部错误。

APIG. 0106 2012; HTTP 4 > correct
The service refused this.
服务拒绝了此请求。

APIG. 0202 0203 0613; HTTP 502-504 > wait
The service is not available at the moment.
服务暂时不可用。

APIG. 0204 0205 > ask
No secure connection to the service could be made.
无法与服务建立安全连接。

APIG. 0301 0303 0305 0307 0311 1000-1003 1009; HTTP 401 > signIn
The sign-in is not valid any more.
登录已失效。

APIG. 0302 0304 0306 0802 1005; HTTP 403 > permission
Your account may not do this.
您的账号无权执行此操作。

APIG. 0308; HTTP 429; 4701 0004 > wait
Too many requests at once.
请求过于频繁。

APIG. 0309 > project
The project is not available.
项目不可用。

APIG. 0310 > topUp
The account is in arrears.
账号已欠费。

APIG. 0401 0402 0404 0405 > permission
The service does not let this network address in.
服务不允许从此网络地址访问。

APIG. 0501 0502 > buy
The gateway takes no more requests from this application.
网关不再接受此应用的请求。

HTTP 404 410 > checkId
This does not exist, or not any more.
该对象不存在或已被删除。

HTTP 409 > support
This was changed by somebody else at the same time.
该对象同时被他人修改。

HTTP 413 414 431 494 > smaller
This is too large for the service.
内容过大，服务无法接收。

HTTP 415 > fileType
The service does not take this type of content.
服务不支持此类型的内容。

UNKNOWN > reload
{reason}.
{reason}。
`;
