/** Messages for rooms, scripts, livestreams and videos. format.ts describes the notation. */
export const live = `
2001 0045; 4701 0059 > checkRoom
This room doesn’t exist or was deleted.
该直播间不存在或已被删除。

2001 0031 > renameRoom
A room with this name already exists.
已存在同名直播间。

2001 0036 0046 > stopRunning
A livestream is running in this room.
该直播间正在直播。

2001 0069 > roomReason
The room is not available.
直播间不可用。

2001 0065 > stopOther
Your account is already running the maximum number of livestreams.
账号的直播并发数已用完。

2001 0035 0102 > capacity
There is no capacity for another livestream right now.
暂无空闲资源可用于开播。

2001 0037 0051 0059 0074 > newLive
The livestream is over or doesn’t exist.
该直播已结束或不存在。

2001 0066 > newLive
The livestream has ended and can’t be changed.
直播已结束，无法更改。

2001 0099 > onAir
The livestream is not on air ({reason}).
当前未在直播（{reason}）。

2001 0048 > look
This task is already running.
该任务已在运行。

2001 0053 > checkCommand
This command is not supported by the livestream.
本场直播不支持此命令。

2001 0052 > support
The script could not be changed on air.
修改直播中的剧本失败。

2001 0039 0054 0077 > newAddress
The address for reporting live events has expired.
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
MetaStudio stopped the livestream.
直播已被 MetaStudio 终止。

4200 0007; 4700 0002; 2005 0028 > support
The avatar could not be animated or voiced.
数字人驱动或配音失败。

4200 0003 0005 1001 1003 1004; 4700 0004 > chooseAvatar
The avatar could not be loaded. A model file may be damaged ({reason}).
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
No picture of a person is selected.
未选择人物图片。

2001 0085 > resolution
This avatar supports up to 1080p, and the picture is larger.
该数字人最高支持 1080p，画面尺寸超出限制。

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
A script with this name already exists.
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
The script is too long ({reason}).
剧本超出长度限制（{reason}）。

2001 0103 > smaller
The total size of the recordings is too large ({reason}).
录音总大小超出限制（{reason}）。

2001 0104 > smaller
The total size of the pictures is too large ({reason}).
图片总大小超出限制（{reason}）。

2001 0105 > smaller
The total size of the videos is too large ({reason}).
视频总大小超出限制（{reason}）。

2001 0106 > removeSome
A script has too many videos ({reason}).
剧本中的视频过多（{reason}）。

2001 0107 > removeSome
An auto-reply rule has too many videos ({reason}).
自动回复规则中的视频过多（{reason}）。

2001 0110 > checkRule
An auto-reply rule is not valid ({reason}).
自动回复规则无效（{reason}）。

2001 0083 > chooseRules
This auto-reply rule library doesn’t exist or was deleted.
该自动回复规则库不存在或已被删除。

2001 0100 > chooseRules
The room doesn’t have this auto-reply rule library ({reason}).
直播间没有该自动回复规则库（{reason}）。

2001 0084 > rename
A rule library with this name already exists.
已存在同名自动回复规则库。

2001 0007 > reword
The script contains sensitive words.
剧本内容包含敏感词。

2001 0017 > reword
The script name contains sensitive words.
剧本名称包含敏感词。

2001 0033 > reword
The script description contains sensitive words.
剧本描述包含敏感词。

2001 0034 > reword
A paragraph title contains sensitive words.
段落标题包含敏感词。

2001 0019 > reword
The video name contains sensitive words.
视频名称包含敏感词。

2001 0030 > reword
The room name contains sensitive words.
直播间名称包含敏感词。

2001 0032 > reword
The room description contains sensitive words.
直播间描述包含敏感词。

2001 0038 > reword
An auto-reply rule contains sensitive words.
自动回复规则包含敏感词。

2001 0055 > reword
A reply contains sensitive words ({reason}).
回复包含敏感词（{reason}）。

2001 0088 0090 > support
The language of the text could not be recognized.
文本语言识别失败。

2001 0009 > newVideo
The video task doesn’t exist or was deleted.
该视频任务不存在或已被删除。

2001 0023 > wait
The video is not finished yet.
视频尚未完成。

2001 0011 0056 0091 0092; 2002 0008; 4100 0002* > later
Too many tasks are waiting or running.
等待或进行中的任务过多。
`;
