/** What Chinese personal names are made of. */

/** The most frequent single-character surnames (Ministry of Public Security's yearly name report and 百家姓), enough to tell two names from one. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
);
const doubleSurnames = new Set(
  ['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '司空', '东方', '南宫', '端木', '独孤', '宇文', '长孙', '轩辕', '呼延', '闻人', '澹台', '濮阳', '淳于', '单于', '申屠', '钟离', '鲜于'],
); // prettier-ignore

export const startsWithSurname = (name: string): boolean => surnames.has(name.charAt(0)) && !doubleSurnames.has(name.slice(0, 2));

const hanWords = /^[\p{Script=Han}□]+(?: [\p{Script=Han}□]+)+$/u;

/**
 * Joins a Chinese name that was spread with spaces: 张 三, 王 小 明, 欧阳 明华. Parts of two and more characters that could be
 * words or names of their own stay apart.
 */
export function joinSpaced(text: string): string {
  if (!text.includes(' ') || !hanWords.test(text)) return text;
  const parts = text.split(' ');
  const lengths = parts.map((part) => Array.from(part).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total <= 5 && (total <= 3 || lengths.includes(1) || doubleSurnames.has(parts[0] as string))) return parts.join('');
  return text;
}

/** A person's name by its looks: two to four Chinese characters, parts with middle dots, or Latin letters. */
export const looksLikeName = (text: string): boolean =>
  /^[\p{Script=Han}□?]{1,4}$/u.test(text) ||
  /^[\p{Script=Han}□]{1,12}(?:·[\p{Script=Han}□]{1,12}){1,4}$/u.test(text) ||
  /^[A-Za-z][A-Za-z .'-]{1,59}$/.test(text);

/** Offices, homes and troops, which some categories list in the name column. */
export const looksLikeInstitution = (text: string): boolean =>
  /(?:部队|公司|中心|某部|[支大中]队|[院厂局所站校])$/.test(text) && text.length > 2;
