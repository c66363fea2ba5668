/** Chinese characters that voices often misread, with their readings and the words that determine each reading. */

/** A reading of a character, and words in which it has that reading. */
export interface CharacterReading {
  /** Pinyin with the tone as a digit. */
  pinyin: string;
  /** Common words that voices read correctly, so that they need no advice. */
  certainWords: readonly string[];
  /** Words that suggest the reading. */
  likely: readonly string[];
}

// Each line: a character, then its readings. Each reading: pinyin, certain words, and likely words after “~”.
const LIST = `
行 xing2 行动 进行 不行 举行 旅行 飞行 流行 执行 运行 发行 行为 行走 行程 行李 可行|hang2 银行 行业 行情 各行 行长 央行 ~ 同行 行家 内行 外行 排行
重 zhong4 重要 重量 重点 体重 严重 重视 尊重 比重 隆重 沉重 注重 ~ 贵重|chong2 重新 重复 ~ 重庆 重叠 重逢 重播 双重
长 chang2 长度 长期 长久 很长 时长 特长 长时 时间长 超长 延长 漫长 长达 长袖 长款 ~ 加长|zhang3 成长 增长 长辈 校长 家长 店长 市长 院长 董事长 ~ 长大 部长 团长 行长 生长
还 hai2 还有 还是 还要 还能 还可以 还会 还在 还没 还不 还想 还可 还没有 还送 还将 还需|huan2 归还 还款 偿还 退还 ~ 还钱 还原
乐 le4 快乐 乐趣 可乐 欢乐 乐观 娱乐 乐园 俱乐部 乐意|yue4 音乐 乐器 乐队 ~ 声乐 乐曲
朝 chao2 朝代 唐朝 王朝 朝鲜 明朝 清朝 ~ 朝向 朝着|zhao1 朝阳 朝气 朝霞 ~ 今朝
数 shu4 数字 数量 数据 人数 分数 数码 总数 多数 少数 数学 件数 次数 无数 参数 指数|shu3 ~ 数一数 数不胜数 数落|shuo4 ~ 数见不鲜
调 diao4 调查 强调 格调 单调 ~ 调动 音调 色调|tiao2 调整 调节 空调 调味 调料 ~ 调皮 调试
得 de5 觉得 跑得 说得 值得 懂得 使得 记得 变得 显得 舍得 做得 吃得 看得 用得 卖得 买得 来得 玩得 过得 长得 穿得 听得 晓得|de2 得到 获得 取得 得分 得奖 得意 赢得 难得 得知 不得不 心得 得益|dei3 ~ 就得 总得 还得
参 can1 参加 参考 参观 参与 参数|shen1 人参 海参 ~ 党参 参茸|cen1 ~ 参差
差 cha4 差不多 很差 差点 ~ 差劲|cha1 差别 差异 差价 差距 误差 时差|chai1 出差 ~ 差遣|ci1 ~ 参差
藏 cang2 收藏 隐藏 珍藏 ~ 藏品|zang4 西藏 ~ 宝藏 藏族 藏红花
曾 ceng2 曾经 不曾 未曾|zeng1 ~ 曾先生 曾女士 曾祖
传 chuan2 传统 传播 宣传 传说 流传 传递 传承 相传 上传|zhuan4 传记 ~ 自传 水浒传
单 dan1 单独 简单 订单 单价 下单 买单 单品 单个 单位 单次 单身 名单 清单 单子 晒单 拍单 免单 爆单|shan4 ~ 单县 单先生|chan2 ~ 单于
弹 tan2 弹性 弹力 ~ 弹琴 弹奏|dan4 子弹 炸弹 导弹
恶 e4 恶劣 恶化 ~ 凶恶|wu4 厌恶 可恶 ~ 憎恶|e3 ~ 恶心
冠 guan4 冠军 ~ 夺冠 冠名|guan1 皇冠 ~ 桂冠 衣冠 冠状
假 jia4 假期 放假 请假 暑假 寒假 假日 度假|jia3 假如 虚假 假货 假的 ~ 真假
觉 jue2 觉得 感觉 自觉 视觉 发觉 直觉|jiao4 睡觉 午觉 ~ 觉觉
卡 ka3 卡片 银行卡 刷卡 卡通 办卡 会员卡 礼品卡 卡路里 大卡|qia3 ~ 发卡 卡住 关卡
校 xiao4 学校 校园 校长 高校 母校|jiao4 校对 校准 ~ 校正
降 jiang4 降价 下降 降低 降温 直降|xiang2 投降 ~ 降服
壳 ke2 外壳 贝壳 手机壳|qiao4 ~ 地壳 甲壳
落 luo4 落下 降落 落实 角落 落地 坐落|la4 ~ 落下了 丢三落四|lao4 ~ 落枕
率 lv4 效率 概率 比率 利率 汇率 频率 分辨率 功率 ~ 折扣率|shuai4 率先 ~ 率领 坦率
模 mo2 模特 模型 规模 模式 模拟 大模型|mu2 模样 ~ 模具
难 nan2 困难 难题 难得 难以 很难 不难 难怪 难道 难忘|nan4 灾难 ~ 难民 遇难
宁 ning2 宁静 南宁 安宁 宁波|ning4 宁可 宁愿
屏 ping2 屏幕 手机屏 屏风 大屏 全屏 公屏 截屏 显示屏 锁屏|bing3 ~ 屏住 屏息
铺 pu4 店铺 商铺 铺子 ~ 床铺|pu1 ~ 铺设 铺开 平铺
强 qiang2 强大 坚强 加强 增强 强调 很强 更强 强烈 超强 最强|qiang3 勉强 ~ 强迫|jiang4 ~ 倔强
曲 qu3 歌曲 曲子 ~ 乐曲|qu1 弯曲 曲线 ~ 酒曲 大曲
省 sheng3 节省 省钱 省份 省心 省时 全省 省力|xing3 反省 ~ 省悟
盛 sheng4 盛大 茂盛 盛会|cheng2 ~ 盛饭 盛汤 盛放
血 xue4 血液 鲜血 血压 血糖 气血 补血|xie3 ~ 流血 血淋淋
宿 su4 宿舍 住宿|xiu3 ~ 一宿|xiu4 ~ 星宿
载 zai4 下载 装载 载体 加载 ~ 载重|zai3 ~ 记载 转载 刊载 千载
折 zhe2 折扣 打折 折叠 几折 折后 折上 ~ 骨折|she2 ~ 折本|zhe1 ~ 折腾
转 zhuan3 转身 转账 转发 转换 转为 转化 好转|zhuan4 旋转 ~ 转动 转盘 转圈
薄 bo2 薄弱 ~ 淡薄|bao2 很薄 薄片 薄款|bo4 薄荷
处 chu4 好处 到处 用处 处处|chu3 处理 相处 处于
供 gong1 供应 提供 供货|gong4 ~ 供奉 供品 口供
禁 jin4 禁止 严禁 ~ 禁忌|jin1 ~ 禁不住 不禁 禁得起
累 lei4 很累 疲累 好累 劳累|lei3 积累 累计 累积|lei2 ~ 累赘
炸 zha2 油炸 炸鸡 ~ 炸酱面|zha4 爆炸 炸弹
钻 zuan1 钻研 ~ 钻进|zuan4 钻石 钻戒 ~ 电钻
`;

// Readings, each with a common character that has this reading only.
const ALIKE = `
bing3饼 bo2博 ceng2层 cha1插 cha4岔 chai1拆 chan2缠 chang2常 chao2潮 cheng2成 chong2虫 chu3楚 chu4触 chuan2船
can1餐 dan1丹 dan4但 de2德 diao4掉 e4饿 gong1工 gong4共 guan1关 guan4惯 hai2孩 hang2航 huan2环 jia3甲 jia4架
jiang4匠 jiao4叫 jin1今 jin4进 jue2决 la4辣 lao4酪 lei2雷 lei3垒 lei4泪 luo4骆 lv4律 mo2魔 nan2男 ning2凝 ning4泞
ping2平 pu1扑 pu4瀑 qiang2墙 qiang3抢 qiao4俏 qu1驱 qu3取 shan4善 she2舌 shen1身 sheng4胜 shu3鼠 shu4树 shuai4帅
shuo4硕 su4诉 tan2谈 tiao2条 wu4物 xiang2详 xiao4笑 xie3写 xing2形 xing3醒 xiu3朽 xiu4秀 yue4月 zai3宰 zai4在
zeng1增 zha2闸 zha4榨 zhang3掌 zhao1招 zhe1遮 zhe2哲 zhong4众 zhuan4赚
`;

const alike: ReadonlyMap<string, string> = new Map(
  ALIKE.trim()
    .split(/\s/)
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** A common character with this reading only; undefined if the list has none. */
export const homophoneOf = (pinyin: string): string | undefined => alike.get(pinyin);

/** Readings of each character, the most frequent first. */
export const polyphones: ReadonlyMap<string, readonly CharacterReading[]> = new Map(
  LIST.trim()
    .split('\n')
    .map((line) => [line.slice(0, 1), line.slice(2).split('|').map(readingOf)]),
);

function readingOf(entry: string): CharacterReading {
  const [known = '', likely = ''] = entry.split('~');
  const [pinyin = '', ...certain] = known.trim().split(' ');
  return { pinyin, certainWords: certain, likely: likely.trim().split(' ').filter(Boolean) };
}

/** A word, and the index of a character in it. */
type WordPosition = readonly [word: string, inside: number];

const wordPositions = (character: string, words: readonly string[]): WordPosition[] =>
  words.flatMap((word) =>
    [...word].flatMap((other, inside): WordPosition[] => (other === character ? [[word, inside]] : [])),
  );

const certain: ReadonlyMap<string, readonly WordPosition[]> = new Map(
  [...polyphones].map(([character, readings]) => [
    character,
    wordPositions(
      character,
      readings.flatMap((reading) => reading.certainWords),
    ),
  ]),
);

const isWordAt = (text: string, at: number, [word, inside]: WordPosition): boolean =>
  at >= inside && text.startsWith(word, at - inside);

/** Whether the character at `at` is part of a word that voices read correctly. */
export function isCertainAt(text: string, at: number): boolean {
  return certain.get(text.charAt(at))?.some((word) => isWordAt(text, at, word)) ?? false;
}

/** Readings of the character at `at`; the one that the longest matching word requires comes first. */
export function readingsAt(text: string, at: number): readonly CharacterReading[] {
  const character = text.charAt(at);
  const fit = (reading: CharacterReading): number =>
    wordPositions(character, [...reading.certainWords, ...reading.likely])
      .filter((word) => isWordAt(text, at, word))
      .reduce((longest, [word]) => Math.max(longest, word.length), 0);
  return [...(polyphones.get(character) ?? [])].sort((a, b) => fit(b) - fit(a));
}
