/** Messages for rooms, scripts, livestreams and videos. format.ts describes the notation. */
export const live = `
2001 0045; 4701 0059 > checkRoom
This room does not exist, or not any more.
该直播间不存在或已被删除。

2001 0031 > renameRoom
A room with this name exists already.
已存在同名直播间。

2001 0036 0046 > stopRunning
A livestream is running in this room.
该直播间有正在进行的直播。

2001 0069 > roomReason
The room is not available.
直播间不可用。

2001 0065 > stopOther
All livestreams that your account may run at once are running.
账号可同时进行的直播数已用完。

2001 0035 0102 > capacity
No capacity is free for another livestream.
没有空闲资源可用于新的直播。

2001 0037 0051 0059 0074 > newLive
The livestream is over, or does not exist.
该直播已结束或不存在。

2001 0066 > newLive
What has ended cannot be changed any more.
已结束的任务无法更改。

2001 0099 > onAir
The livestream is not on air ({reason}).
直播未在进行中（{reason}）。

2001 0048 > look
This is running already.
该任务已在运行。

2001 0053 > checkCommand
The livestream does not take this command.
直播不接受此命令。

2001 0052 > support
The script could not be changed on air.
直播中的剧本修改失败。

2001 0039 0054 0077 > newAddress
The address for reporting live events is not valid any more.
直播事件上报地址已失效。

2001 0078 > callback
A live event could not be delivered to your backend.
直播事件无法送达您的后端服务。

2001 0087 > addCallback
The room has no callback address for live events.
直播间未设置事件回调地址。

4700 0003 0005 0006 0009 0010 > startAgain
The livestream could not be prepared or kept running ({reason}).
直播准备或运行失败（{reason}）。

4700 0007 > startAgain
The livestream was stopped by the service.
直播已被服务终止。

4200 0007; 4700 0002; 2005 0028 > support
The service could not animate or voice the avatar.
数字人驱动或配音失败。

4200 0003 0005 1001 1003 1004; 4700 0004 > chooseAvatar
The avatar cannot be loaded; a file of its model may be damaged ({reason}).
数字人加载失败，其模型文件可能已损坏（{reason}）。

2001 0044 > activate
The avatar is not available.
数字人不可用。

2001 0050 > checkAvatar
The avatar or its settings are not valid.
数字人或其设置无效。

2001 0058 0096 > checkAvatar
A scene has no avatar.
场景中没有数字人。

2001 0097 > choosePortrait
No picture of a person is chosen.
未选择人物图片。

2001 0085 > resolution
This avatar is made for 1080p, and the picture is larger.
该数字人为 1080p，画面尺寸超出限制。

2001 0057 > removeSome
There are too many pictures, videos or avatars in a scene.
场景中的图片、视频或数字人图层过多。

2001 0067 0111 > chooseRecording
A recording is missing.
找不到录音文件。

2001 0001; 2002 0026; 4100 0002 > nameSymbols
The name contains characters that are not allowed.
名称包含不允许的字符。

2001 0005 > rename
A script with this name exists already.
已存在同名剧本。

2001 0015 > tag
The script has a tag that is not closed.
剧本中有未闭合的标签。

2001 0027 0086 0089 0112 > write
The script is empty.
剧本内容为空。

2001 0072 > removePages
The script has too many pages.
剧本页数过多。

2001 0108 0109 > shorten
The script is longer than the service allows ({reason}).
剧本超出长度限制（{reason}）。

2001 0103 > smaller
The recordings are too large together ({reason}).
音频文件总大小超出限制（{reason}）。

2001 0104 > smaller
The pictures are too large together ({reason}).
图片文件总大小超出限制（{reason}）。

2001 0105 > smaller
The videos are too large together ({reason}).
视频文件总大小超出限制（{reason}）。

2001 0106 > removeSome
A script has too many videos ({reason}).
剧本中的视频过多（{reason}）。

2001 0107 > removeSome
An interaction rule has too many videos ({reason}).
互动规则中的视频过多（{reason}）。

2001 0110 > checkRule
An interaction rule is not valid ({reason}).
互动规则无效（{reason}）。

2001 0083 > chooseRules
This library of interaction rules does not exist, or not any more.
该互动规则库不存在或已被删除。

2001 0100 > chooseRules
A room has no such library of interaction rules ({reason}).
直播间没有此互动规则库（{reason}）。

2001 0084 > rename
A rule library with this name exists already.
已存在同名互动规则库。

2001 0007 > reword
The script contains sensitive words.
解说词包含敏感词。

2001 0017 > reword
The name of the script contains sensitive words.
剧本名称包含敏感词。

2001 0033 > reword
The description of the script contains sensitive words.
剧本描述包含敏感词。

2001 0034 > reword
A title in the script contains sensitive words.
剧本的段落标题包含敏感词。

2001 0019 > reword
The name of the video contains sensitive words.
视频名称包含敏感词。

2001 0030 > reword
The name of the room contains sensitive words.
直播间名称包含敏感词。

2001 0032 > reword
The description of the room contains sensitive words.
直播间描述包含敏感词。

2001 0038 > reword
An interaction rule contains sensitive words.
互动规则包含敏感词。

2001 0055 > reword
A reply contains sensitive words ({reason}).
回复包含敏感词（{reason}）。

2001 0088 0090 > support
The language of the text could not be recognized.
文本语言识别失败。

2001 0009 > newVideo
The video task does not exist, or not any more.
该视频任务不存在或已被删除。

2001 0023 > wait
The video is not finished yet.
视频尚未完成。

2001 0011 0056 0091 0092; 2002 0008; 4100 0002* > later
Too many tasks wait or run at once.
等待或进行中的任务过多。
`;
