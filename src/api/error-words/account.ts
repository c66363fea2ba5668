/** Messages for sign-in, permissions, quotas, orders, and the service as a whole. format.ts describes the notation. */
export const account = `
0000 0000; 4700 0000 > nothing
Nothing went wrong.
没有出错。

0000 0001; 0002 0002 1016; 4701 0105; 2005 0023 > signIn
Your sign-in has expired.
登录已失效。

0000 0002; 2001 0079 > checkId
This doesn’t exist or was deleted.
内容不存在或已被删除。

0000 0003; 0002 0009; 1000 0003; 2001 0070 > correct
A value is not valid ({reason}).
某项内容不符合要求（{reason}）。

0000 0004; 0002 0001 0003 1015; 1000 0001 0104 0105; 4200 0001; 4700 0001; 4701 0003 0005 0007 0048 0056 0100 0101; 5000 0001 > support
Something went wrong on MetaStudio’s side.
系统内部错误。

1000 0002; 2001 0003 0073; 1000 1043; 4701 0103 0106 0115-0118; 2005 0015 > page
This page sent a request that could not be read.
页面发送的请求无法识别。

0002 0008 1102 12005; 1000 0004; 2001 0025 0060 > wait
MetaStudio is temporarily unavailable.
系统暂时不可用。

0002 1001 1014; 1000 0101 1017 > support
Signing in failed on MetaStudio’s side.
登录服务异常。

0002 0007; 1000 1022; 4100 0019 > wait
This is being changed by another operation.
该内容正在被其他操作修改。

0002 1103; 2001 0040-0043; 4700 0008; 4701 0122 > support
A message could not be delivered inside MetaStudio.
系统内部消息传递失败。

0002 0004 > project
The sign-in doesn’t name a project.
登录信息中缺少项目。

0002 0006; 4701 0088 > project
The sign-in belongs to another project.
登录所用的项目与此不符。

0002 0005 5007 > console
This account isn’t set up in MetaStudio yet.
该账号尚未开通 MetaStudio。

0002 0010; 2001 0082 > permission
Only a system administrator can do this.
仅系统管理员可执行此操作。

0002 3001 4001 4003 5005; 4701 0009 > permission
Your account doesn’t have permission to do this.
您的账号没有执行此操作的权限。

0002 2007 2009 3003 > unblock
The account is blocked, frozen or restricted.
账号已被限制或冻结。

0002 2008 > agree
The privacy statement hasn’t been accepted yet.
尚未同意隐私声明。

0002 2010 > realName
The account hasn’t completed real-name authentication yet.
账号尚未实名认证。

0002 0011; 2002 0014 > buy
Your account doesn’t have enough quota or resources for this.
账号的配额或资源不足。

0002 0012 5001 5002 5004 5006 > lower
The amount is more than what is available.
分配或收回的数量超出可用范围。

0002 2001 > buy
Your account can’t create more avatars.
账号的数字人制作次数已用完。

0002 2002 > buy
Your account has no motion capture time left.
账号的视觉动捕时长已用完。

0002 2003 > buy
Your account has no livestream time left.
账号的直播时长已用完。

0002 2004 > buy
Your account has no video time left.
账号的视频制作时长已用完。

0002 2005 > buy
Your account has no speech time left.
账号的语音合成时长已用完。

0002 2006 5003; 4701 0006 > renew
The purchased resource has expired.
所购资源已到期。

0002 12006; 4701 0019 0026 0064 0068 > raiseLimit
Your account has reached a limit.
已达到账号的数量上限。

0002 3002 4002 12007-12009 1202 1204 > ask
The quota of the account is not set up correctly.
账号的配额设置有误。

2001 0115 > ask
The quota is in use and can’t be removed ({reason}).
配额正在使用，无法删除（{reason}）。

0002 1002-1006 1008-1012 1101 1201 > support
An order or a purchased resource could not be processed.
订单或已购资源处理失败。

0002 1104 > topUp
The deposit could not be charged to the account.
押金冻结失败。

0002 1105 > ask
The risk check of the account failed.
账号风控校验失败。

0002 5008-5010 > endRelation
The customer already belongs to a service partner, or is one.
该客户已关联其他服务商，或本身就是服务商。

1000 1046 1047 > newPermit
The authorization is not valid or has expired.
授权无效或已过期。
`;
