/** Messages for AI conversations, which the service calls smart chat. format.ts describes the notation. */
export const chat = `
2001 0075; 4701 0040 > closeOther
Your account is already running the maximum number of AI conversations.
账号的智能交互并发数已用完。

2001 0076; 4701 0123 > chatNew
The AI conversation has ended.
智能交互已结束。

4701 0008 > chatNew
The data of the account was deleted, so the AI conversation was stopped.
账号数据已删除，智能交互已停止。

4701 0109 > nothing
The AI conversation was not waiting for a connection.
智能交互未处于等待连接状态。

4701 0037-0039 0111 0112 0119 > support
The AI conversation could not be started, stopped or continued.
智能交互启动、停止或运行失败。

4701 0001 0022 0027 0030 0034 0041 0060 0065 0066 0078 0202 > chatChoose
This part of the AI conversation doesn’t exist or was deleted.
该智能交互内容不存在或已被删除。

4701 0020 0021 0024 0029 0033 0052 0062 0069 0077 > different
The AI conversation already has one like this.
智能交互中已有相同的内容。

4701 0023 0028 0031 0035 0042 0061 0063 0067 > chatOwn
This part of the AI conversation belongs to another account.
该智能交互内容属于其他账号。

4701 0025 0036 > support
A part of the AI conversation could not be created or exported.
智能交互的内容创建或导出失败。

4701 0032 0072 0076 0080-0082 0090-0092 0094 0098 0102 0130 0131 > chatSettings
A setting of the AI conversation is empty ({reason}).
智能交互的某项配置为空（{reason}）。

4701 0057 0093 0095 0097 0128 0129 0132 0134-0137 0140 0152 0204 > chatSettings
A setting of the AI conversation is not valid ({reason}).
智能交互的某项配置无效（{reason}）。

4701 0071 > reword
A setting of the AI conversation contains sensitive words.
智能交互的配置包含敏感词。

4701 0073 > removeSome
There are too many questions and answers in the list.
列表中的问答对过多。

4701 0114 > shortText
The text is too long.
文本过长。

4701 0104 0107 0133 > partnerSettings
The connected application failed or did not respond in time.
接入的第三方应用出错或未及时响应。

4701 0120 0121 0126 0150 > partnerQuota
The connected application has no calls left or is at its limit.
接入的第三方应用用量或并发已用完。

4701 0124 0125 0127 > keys
The connected application did not accept its keys.
接入的第三方应用密钥校验失败。

4701 0043 0046 > code
The code is incorrect.
验证码不正确。

4701 0044 0047 > unlock
The code is locked after too many wrong attempts.
错误次数过多，验证码已锁定。

4701 0045 > newCode
The activation code has expired.
激活码已过期。

4701 0049-0051 > slider
The slider verification failed.
滑块验证未通过。

4701 0053-0055 0141 > support
The delegation could not be created, deleted or read.
委托的创建、删除或查询失败。

4701 0058 > permission
This requires the Security Administrator permission.
此操作需要 Security Administrator 权限。

4701 0151 > wait
Too many log files were uploaded.
上传的日志文件过多。

4701 0203 > buy
All voice wake-up channels are in use.
语音唤醒通道已用完。
`;
