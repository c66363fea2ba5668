// Characters that voices often misread, with their readings and, for each, words that call for it.

/** A reading in numbered pinyin, and words with it. */
export interface Reading {
  pinyin: string;
  words: readonly string[];
}

const LIST = `
行 xing2 行走 行动 进行 不行 可行 举行|hang2 银行 行业 行情 同行 行家 内行 外行 排行
重 zhong4 重要 重量 重点 体重 严重 贵重 重视|chong2 重新 重复 重庆 重叠 重逢 重播 双重
长 chang2 长度 长期 长久 很长 加长 时长 特长|zhang3 长大 成长 增长 校长 家长 部长 店长 团长 市长 行长 生长
还 hai2 还有 还是 还要 还能 还可以|huan2 归还 还款 偿还 还钱 退还 还原
乐 le4 快乐 乐趣 可乐 欢乐 乐观|yue4 音乐 乐器 乐队 声乐 乐曲
朝 chao2 朝向 朝代 唐朝 王朝 朝着 朝鲜|zhao1 朝阳 朝气 朝霞 今朝
数 shu4 数字 数量 数据 人数 分数 数码 总数|shu3 数一数 数不胜数 数落|shuo4 数见不鲜
调 diao4 调查 调动 音调 格调 强调 色调|tiao2 调整 调节 空调 调味 调皮 调料 调试
得 de5 觉得 跑得 说得 值得 懂得 使得|de2 得到 获得 取得 得分 得奖 得意|dei3 就得 总得 还得
参 can1 参加 参考 参观 参与|shen1 人参 海参 党参 参茸|cen1 参差
差 cha4 差不多 很差 差点 差劲|cha1 差别 差异 差价 差距 误差 时差|chai1 出差 差遣|ci1 参差
藏 cang2 收藏 隐藏 珍藏 藏品|zang4 西藏 宝藏 藏族 藏红花
曾 ceng2 曾经 不曾 未曾|zeng1 曾先生 曾女士 曾祖
传 chuan2 传统 传播 宣传 传说 流传|zhuan4 传记 自传 水浒传
单 dan1 单独 简单 订单 单价 下单|shan4 单县 单先生|chan2 单于
弹 tan2 弹性 弹力 弹琴 弹奏|dan4 子弹 炸弹 导弹
恶 e4 恶劣 恶化 凶恶|wu4 厌恶 可恶 憎恶|e3 恶心
冠 guan4 冠军 夺冠 冠名|guan1 皇冠 桂冠 衣冠 冠状
假 jia4 假期 放假 请假 暑假 寒假|jia3 假如 虚假 假货 真假
觉 jue2 觉得 感觉 自觉 视觉|jiao4 睡觉 午觉 觉觉
卡 ka3 卡片 银行卡 刷卡 卡通|qia3 发卡 卡住 关卡
校 xiao4 学校 校园 校长|jiao4 校对 校正 校准
降 jiang4 降价 下降 降低 降温|xiang2 投降 降服
壳 ke2 外壳 贝壳 手机壳|qiao4 地壳 甲壳
落 luo4 落下 降落 落实 角落|la4 落下了 丢三落四|lao4 落枕
率 lv4 效率 概率 比率 利率 折扣率 汇率|shuai4 率领 率先 坦率
模 mo2 模特 模型 规模 模式|mu2 模样 模具
难 nan2 困难 难题 难得|nan4 灾难 难民 遇难
宁 ning2 宁静 南宁 安宁 宁波|ning4 宁可 宁愿
屏 ping2 屏幕 手机屏 屏风|bing3 屏住 屏息
铺 pu4 店铺 床铺 铺子|pu1 铺设 铺开 平铺
强 qiang2 强大 坚强 加强|qiang3 勉强 强迫|jiang4 倔强
曲 qu3 歌曲 乐曲 曲子|qu1 弯曲 曲线 酒曲 大曲
省 sheng3 节省 省钱 省份 省心|xing3 反省 省悟
盛 sheng4 盛大 茂盛 盛会|cheng2 盛饭 盛汤 盛放
血 xue4 血液 鲜血 血压|xie3 流血 血淋淋
宿 su4 宿舍 住宿|xiu3 一宿|xiu4 星宿
载 zai4 载重 下载 装载 载体|zai3 记载 转载 刊载 千载
折 zhe2 折扣 打折 折叠 几折 骨折|she2 折本|zhe1 折腾
转 zhuan3 转身 转账 转发 转换|zhuan4 旋转 转动 转盘 转圈
薄 bo2 薄弱 淡薄|bao2 很薄 薄片 薄款|bo4 薄荷
处 chu4 好处 到处 用处 处处|chu3 处理 相处 处于
供 gong1 供应 提供 供货|gong4 供奉 供品 口供
禁 jin4 禁止 严禁 禁忌|jin1 禁不住 不禁 禁得起
累 lei4 劳累 很累 疲累|lei3 积累 累计 累积|lei2 累赘
炸 zha2 油炸 炸鸡 炸酱面|zha4 爆炸 炸弹
钻 zuan1 钻研 钻进|zuan4 钻石 钻戒 电钻
`;

/** Readings of each character, the most frequent first. */
export const polyphones: ReadonlyMap<string, readonly Reading[]> = new Map(
  LIST.trim()
    .split('\n')
    .map((line) => [
      line.slice(0, 1),
      line
        .slice(2)
        .split('|')
        .map((reading) => {
          const [pinyin = '', ...words] = reading.split(' ');
          return { pinyin, words };
        }),
    ]),
);

/** Readings of the character at `at`, the one that its neighbours suggest first. */
export function readingsAt(text: string, at: number): readonly Reading[] {
  const character = text.charAt(at);
  const readings = polyphones.get(character);
  if (!readings) return [];
  const near = text.slice(Math.max(0, at - 3), at + 4);
  const fitting = readings.find((reading) => reading.words.some((word) => near.includes(word)));
  return fitting && fitting !== readings[0]
    ? [fitting, ...readings.filter((other) => other !== fitting)]
    : readings;
}
