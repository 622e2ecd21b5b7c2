/**
 * What in a remark makes somebody look: data for the rule remark-attention. Each group has the words that speak of it;
 * `relatives` means that the same words about a relative (妻子已故) are not about the person.
 */
export interface AttentionGroup {
  readonly kind: 'dead' | 'movedAway' | 'sentenced' | 'repeated' | 'oneHousehold' | 'missing' | 'withdrawn';
  readonly words: readonly string[];
  readonly relatives: boolean;
}

export const attentionGroups: readonly AttentionGroup[] = [
  {
    kind: 'dead',
    words: [
      '已故',
      '死亡',
      '病故',
      '病逝',
      '去世',
      '逝世',
      '过世',
      '亡故',
      '已亡',
      '身亡',
      '离世',
      '身故',
      '已死',
      '已殁',
      '已殡葬',
      '辞世',
    ],
    relatives: true,
  },
  { kind: 'movedAway', words: ['迁出', '迁往', '迁走', '已迁', '外迁', '户口迁'], relatives: true },
  { kind: 'sentenced', words: ['判刑', '服刑', '入狱', '坐牢', '在押', '羁押', '收监', '拘留', '强制戒毒', '强戒'], relatives: true },
  { kind: 'repeated', words: ['重复'], relatives: false },
  {
    kind: 'oneHousehold',
    words: [
      '一户两人',
      '一户二人',
      '一户2人',
      '一户多人',
      '一户三人',
      '一户3人',
      '同户两人',
      '同户二人',
      '同户2人',
      '两人一户',
      '一家两人',
      '同一户两人',
    ],
    relatives: false,
  },
  { kind: 'missing', words: ['失踪', '失联', '下落不明', '查无此人', '无此人', '联系不上'], relatives: true },
  {
    kind: 'withdrawn',
    words: ['取消资格', '取消低保', '已取消', '停保', '已停发', '已退保', '清退', '不符合条件', '不再享受', '冒领', '已注销', '注销户口'],
    relatives: true,
  },
];

/** A relative is spoken of before the word, in the same clause. Single characters of family names (孙, 于) are not among them. */
export const relativeWords =
  /丈夫|其夫|前夫|夫妻|夫妇|妻|配偶|老伴|爱人|老公|老婆|父|母|爸|妈|爷|奶|公公|婆|岳|儿子|其儿|大儿|小儿|其子|长子|次子|三子|独子|之子|子女|双亲|女儿|其女|长女|次女|独女|之女|孙子|孙女|外孙|兄|弟|姐|妹|哥|嫂|叔|伯|姑|舅|侄|家属|家人|家中|亲属|亲人|家庭成员|监护人|儿媳|女婿|战友|劳动力/;

/** The word is denied: 未死亡, 没有重复, 不存在重复, 无判刑记录, 户口未迁出. Looked for right before the word. */
export const denial =
  /(?:未|无|没有?|不|非|并非|不属于?)(?:发现|存在|出现|查到|发生|有|属于?|是|曾|再|被|予|办理|与他人|与其他人|与别人|与他户)?$/;

/** Categories and set phrases that contain such a word and mean nothing bad. Taken out before looking. */
export const harmless =
  /(?:已故|死亡|病故|服刑|在押|判刑|强戒|失踪|失联)(?:人员|军人|烈士|职工|员工|干部|老党员|党员|教师|村干部)?[的之]?(?:家属|家庭|子女|遗属|配偶|遗孀|妻子|父母|未成年人|(?<=之)[子女妻母父])|原户主(?:已故|死亡|病故|病逝|去世|过世|已亡)|病故军人|因公牺牲|因病去世军人|死亡抚恤|刑满释放|退役|已迁入|迁入|易地搬迁|迁新居|迁居|外迁移民|搬迁|迁新居|迁居|外迁移民|同户籍|同户口|同一户口本|同一户籍|不可重复|不得重复|避免重复|防止重复/g;
