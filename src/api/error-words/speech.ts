/** Messages for speech, trainings of voices and avatars, and talking photos. format.ts describes the notation. */
export const speech = `
0000 00001; 2005 0012 0032-0034; 4200 0002; 5000 0002 > support
The speech could not be generated.
语音合成失败。

0000 00002 > support
Something went wrong in speech synthesis.
语音合成内部错误。

0000 00003 > speechSettings
The text or a voice setting is not valid ({reason}).
文本或音色设置不符合要求（{reason}）。

0000 00004 > signIn
Speech synthesis did not accept the sign-in.
语音合成的登录校验失败。

2005 0005 > chooseVoice
This voice doesn’t exist or belongs to another project.
该音色不存在，或属于其他项目。

2005 0025 > wait
Too many previews were requested at once.
试听请求过于频繁。

2005 0029 0035 > keys
The access keys are missing or not valid.
访问密钥缺失或无效。

4200 1005; 2002 0015 > language
The voice doesn’t match the language of the text.
音色与文本的语言不匹配。

2005 0013; 2002 0002; 4100 0003 0008 > checkTask
This task doesn’t exist or was deleted.
该任务不存在或已被删除。

2002 0001; 4100 0001 > readyTask
The task’s current state doesn’t allow this.
任务的当前状态不允许此操作。

4100 0004 > deleteTasks
There are too many training tasks.
训练任务数量过多。

2002 0005 > newTask
The training failed.
训练失败。

2002 0004 > trainingData
There is a problem with the training data.
训练数据存在问题。

2002 0027 0031 > trainingData
The training data is missing or doesn’t match what was uploaded.
训练数据缺失，或与已上传的文件不一致。

2002 0010 > letter
The authorization letter was not accepted.
授权书未通过审核。

2002 0011 0018; 4200 1002; 5000 1002 > audioFile
The recording has the wrong format.
录音格式不正确。

2002 0029; 5000 1004 > audioLength
The recording is too long or too short.
录音时长过长或过短。

2002 0016 0017 0028 > package
The recordings and their texts don’t match in number or content.
录音与文本的数量或内容不匹配。

2002 0012 0022 0025 > package
The package contains too many files, or files that don’t belong in it.
压缩包中的文件过多，或包含无关的文件或目录。

2002 0023 0024 > package
The package, or a file in it, is too large.
压缩包或其中的文件过大。

2002 0013 > zip
The package is not a valid ZIP file.
压缩包不是有效的 ZIP 文件。

2002 0032 > retry
The voice sample could not be fetched.
样音获取失败。

2002 0033-0036 > ask
The voice sample could not be made, or the recordings could not be split.
样音生成或录音切分失败。

4100 0005 > idCard
The person in the video could not be matched to the ID card.
视频中的人物未通过身份核验。

4100 0007 > videoLength
The video is too long or too short.
视频时长不符合要求。

5000 1001 > frontPhoto
No face was found in the photo.
照片中未检测到人脸。

5000 1015 > frontPhoto
There is more than one face in the photo.
照片中有多张人脸。

5000 1016 > frontPhoto
The face in the photo is turned too far to the side.
照片中的人脸偏转角度过大。

5000 1017 > frontPhoto
The face in the photo is cut off or is not a person’s.
照片中的人脸不完整，或不是真人。

5000 1006 > faceSize
The face is too small or too large in the photo.
照片中的人脸过小或过大。

5000 1018 > closedMouth
The mouth in the photo is open too far.
照片中人物的嘴张得过大。

5000 1012 > shortText
The text is too long. It must be under 1,800 characters.
文本过长，须少于 1,800 个字符。

5000 1013 > smaller
The recording is too large. It must be under 11 MB.
录音过大，须小于 11 MB。

5000 1014 > smaller
The picture is too large. It must be under 48 MB.
图片过大，须小于 48 MB。
`;
