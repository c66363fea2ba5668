/**
 * Messages for errors outside the service: of the client, of the page's backend (`MSW.`), of the gateway (`APIG.`), and
 * for answers without a known code, by HTTP status. format.ts describes the notation.
 *
 * `HTTP4` and `HTTP5` are any other status from 400 and from 500. APIG.0201 is missing on purpose: the gateway sends it
 * with eight statuses, and the status determines its meaning.
 */
export const clientAndHttp = `
NETWORK > connect
MetaStudio can’t be reached.
无法连接 MetaStudio。

TIMEOUT; HTTP 408 > wait
MetaStudio did not respond in time.
系统响应超时。

NOT_SENT > wait
Not sent: too many requests were waiting.
未发送：等待发送的请求过多。

OUTCOME_UNKNOWN > look
Connection dropped before the response arrived, so this may or may not have gone through.
未收到响应时连接中断，操作可能已生效，也可能未生效。

FILE_UNREADABLE > chooseFile
The file can no longer be read. It may have been moved, changed or deleted.
无法读取该文件，它可能已被移动、修改或删除。

UPLOAD_EXPIRED > uploadAgain
The upload took longer than a day, so its address expired.
上传超过一天，上传地址已失效。

TAKEN_OVER > look
Another upload is continuing with this file.
该文件已由另一个上传任务继续上传。

SIGNED_OUT > pageSignIn
You’re signed out.
您已退出登录。

NO_TOKEN_SOURCE > setToken
This page has no source for tokens.
此页面未设置登录凭证来源。

INVALID_ANSWER > support
The response has an unexpected format.
返回数据格式异常。

INVALID_REQUEST > correct
{reason}.
请求内容有误（{reason}）。

TOKEN_BACKEND > tokenUrl
{reason}.
登录凭证获取失败（{reason}）。

TOKEN_BACKEND* > pageSignIn
Signing in to MetaStudio failed ({reason}).
登录凭证获取失败（{reason}）。

MSW. TOKEN_REFUSED > noSignIn
Sign in to this site to continue.
请登录本网站后继续。

MSW. EVENTS_REFUSED > pageSignIn
You don’t have permission to watch this room.
您没有查看该直播间的权限。

MSW. NOT_ALLOWED > mayNot
Your sign-in to this site doesn’t allow this.
您在本网站的权限不包含此操作。

MSW. NOT_FOUND METHOD_NOT_ALLOWED EVENTS_INVALID > page
This page requested something its backend doesn’t offer ({reason}).
网站后端不支持此页面的请求（{reason}）。

MSW. ORIGIN_REFUSED > backendSetup
The site’s backend doesn’t accept requests from this page.
网站后端不允许此页面访问。

MSW. IAM_REFUSED > backendSetup
The site’s backend could not sign in to the cloud account.
网站后端无法登录云账号。

MSW. IAM_UNREACHABLE IAM_FAILED > support
The cloud’s sign-in service failed, or the site’s backend can’t reach it.
云端登录服务异常，或网站后端无法连接该服务。

MSW. CALLBACK_UNSIGNED CALLBACK_STALE CALLBACK_INVALID > backendSetup
The site’s backend did not accept a message from MetaStudio ({reason}).
网站后端未接受来自 MetaStudio 的消息（{reason}）。

MSW. REQUEST_INVALID MASK_UNKNOWN UPLOAD_REFUSED LENGTH_REQUIRED BODY_TOO_LARGE > correct
{reason}.
请求内容有误（{reason}）。

MSW. BUSY > wait
Not sent: too many requests were waiting.
未发送：等待发送的请求过多。

MSW. SERVICE_UNREACHABLE > wait
Not sent: the site’s backend can’t reach MetaStudio.
未发送：网站后端无法连接 MetaStudio。

MSW. CREDENTIALS_REFUSED > backendSetup
MetaStudio doesn’t accept the sign-in of the site’s backend.
MetaStudio 未接受网站后端的登录凭证。

MSW. ANSWER_LOST ANSWER_UNFIT > support
The site’s backend got no usable response from MetaStudio.
网站后端未收到 MetaStudio 的有效响应。

MSW. AUDIT_FAILED > backendLog
Not shown: the site’s backend could not record who sees it.
未显示：网站后端无法记录查看者。

MSW. AUTHORIZE_FAILED INTERNAL > backendLog
Something went wrong in the site’s backend.
网站后端内部错误。

APIG. 0101; HTTP 405 501 > page
This page requested something MetaStudio doesn’t offer.
此页面请求了系统不支持的功能。

APIG. 0103-0105 0107 0601 0602 0605-0612 0705 9999; HTTP 5 > support
Something went wrong on MetaStudio’s side.
系统内部错误。

APIG. 0106 2012; HTTP 4 > correct
MetaStudio did not accept this request.
请求未通过校验。

APIG. 0202 0203 0613; HTTP 502-504 > wait
MetaStudio is temporarily unavailable.
系统暂时不可用。

APIG. 0204 0205 > ask
A secure connection to MetaStudio could not be made.
无法与 MetaStudio 建立安全连接。

APIG. 0301 0303 0305 0307 0311 1000-1003 1009; HTTP 401 > signIn
Your sign-in has expired.
登录已失效。

APIG. 0302 0304 0306 0802 1005; HTTP 403 > permission
Your account doesn’t have permission to do this.
您的账号没有执行此操作的权限。

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
This network address isn’t allowed.
不允许从此网络地址访问。

APIG. 0501 0502 > buy
This application has used up its requests.
此应用的请求次数已用完。

HTTP 404 410 > checkId
This doesn’t exist or was deleted.
内容不存在或已被删除。

HTTP 409 > support
Someone else changed this at the same time.
内容已被他人同时修改。

HTTP 413 414 431 494 > smaller
This is too large.
内容过大，超出系统限制。

HTTP 415 > fileType
This type of content is not supported.
不支持此类型的内容。

UNKNOWN > reload
{reason}.
{reason}。
`;
