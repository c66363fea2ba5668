/** Messages for sign-in, permissions, quotas, orders, and the service as a whole. format.ts describes the notation. */
export const account = `
0000 0000; 4700 0000 > nothing
Nothing went wrong.
没有出错。

0000 0001; 0002 0002 1016; 4701 0105; 2005 0023 > signIn
The sign-in is not valid any more.
登录已失效。

0000 0002; 2001 0079 > checkId
This does not exist, or not any more.
该对象不存在或已被删除。

0000 0003; 0002 0009; 1000 0003; 2001 0070 > correct
The service does not accept a value in this ({reason}).
服务不接受其中的某个值（{reason}）。

0000 0004; 0002 0001 0003 1015; 1000 0001 0104 0105; 4200 0001; 4700 0001; 4701 0003 0005 0007 0048 0056 0100 0101; 5000 0001 > support
The service had an internal error.
服务内部错误。

1000 0002; 2001 0003 0073; 1000 1043; 4701 0103 0106 0115-0118; 2005 0015 > page
This page sent something that the service cannot read.
此页面发送了服务无法识别的内容。

0002 0008 1102 12005; 1000 0004; 2001 0025 0060 > wait
The service is not available at the moment.
服务暂时不可用。

0002 1001 1014; 1000 0101 1017 > support
The sign-in service failed.
登录服务出错。

0002 0007; 1000 1022; 4100 0019 > wait
Something else is changing this at the moment.
该对象正在被其他操作修改。

0002 1103; 2001 0040-0043; 4700 0008; 4701 0122 > support
A part of the service could not pass a message on.
服务内部消息传递失败。

0002 0004 > project
The sign-in is for no project.
登录信息中没有项目。

0002 0006; 4701 0088 > project
The sign-in is for another project.
登录所用的项目与此不符。

0002 0005 5007 > console
MetaStudio does not know this account yet.
MetaStudio 尚无此账号的信息。

0002 0010; 2001 0082 > permission
Only a system administrator may do this.
只有系统管理员才能执行此操作。

0002 3001 4001 4003 5005; 4701 0009 > permission
Your account may not do this.
您的账号无权执行此操作。

0002 2007 2009 3003 > unblock
The account is blocked, frozen or restricted.
账号已被限制或冻结。

0002 2008 > agree
The privacy statement is not accepted yet.
尚未同意隐私声明。

0002 2010 > realName
The account has no real-name authentication yet.
账号尚未实名认证。

0002 0011; 2002 0014 > buy
The quota or the resources of your account do not suffice for this.
账号的配额或资源不足。

0002 0012 5001 5002 5004 5006 > lower
More would be given out or taken back than there is.
分配或收回的数量超出可用范围。

0002 2001 > buy
Your account may make no more avatars.
账号的形象制作次数已用完。

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
What was bought for this has expired.
所购资源已到期。

0002 12006; 4701 0019 0026 0064 0068 > raiseLimit
A limit of your account is reached.
已达到账号的数量上限。

0002 3002 4002 12007-12009 1202 1204 > ask
The quota of the account is not set up correctly.
账号的配额设置有误。

2001 0115 > ask
The quota cannot be removed while it is used ({reason}).
配额正在使用，无法删除（{reason}）。

0002 1002-1006 1008-1012 1101 1201 > support
An order or a purchased resource could not be processed.
订单或已购资源处理失败。

0002 1104 > topUp
The deposit could not be taken from the account.
押金冻结失败。

0002 1105 > ask
The risk check of the account failed.
账号风控校验失败。

0002 5008-5010 > endRelation
The customer belongs to a service partner already, or is one.
该客户已关联其他服务商，或本身就是服务商。

1000 1046 1047 > newPermit
The authorization for this is not valid, or has expired.
授权无效或已过期。
`;
