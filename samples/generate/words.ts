/** Invented people and places are made of these words. Nobody here exists. */
export const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
export const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '令狐', '慕容'];
export const rareSurnames = ['仝', '逄', '亓', '佘', '昝', '覃', '冼', '妫', '幺', '訾'];
export const givenMale = [...'建国志强明德福生永贵长林金宝树根春发启航俊杰文斌光辉大勇国平海涛卫东兴旺振华立新家栋'];
export const givenFemale = [...'秀英桂兰玉珍淑芬美华春燕小红丽娟凤仙月娥雪梅翠花静怡雨欣晓霞素琴爱莲香菊惠敏佩玲'];
/** Characters that older programs show as boxes; the last two lie outside the basic plane. */
export const rareGiven = ['喆', '堃', '淼', '犇', '垚', '翀', '珺', '龑', '𬭎', '𠅤'];
/** With the middle dot U+00B7, as the name standard wants it. */
export const minorityNames = [
  '阿卜杜·热合曼',
  '买买提·艾力',
  '古丽娜尔·吐尔逊',
  '努尔兰·别克',
  '帕提古丽·卡地尔',
  '扎西·顿珠',
  '艾合买提·玉素甫',
  '阿依努尔·库尔班',
  '迪丽拜尔·阿不都热依木江',
  '巴特尔·苏和',
];
export const villages = [
  '东风村',
  '红星村',
  '新建村',
  '上湾村',
  '下湾村',
  '大屋村',
  '石桥村',
  '柏树村',
  '李家坪村',
  '河沿村',
  '桃园社区',
  '幸福社区',
  '建设路社区',
  '老街居委会',
  '向阳村',
  '前进村',
  '五一村',
  '九里村',
  '陈家沟村',
  '双井村',
];
export const reasons = [
  '患病',
  '因病致困',
  '残疾',
  '子女上学',
  '意外事故',
  '自然灾害',
  '缺乏劳动力',
  '下岗失业',
  '重大疾病',
  '家庭主要劳动力丧失',
];
export const companyHeads = ['恒达', '金鑫', '华泰', '永盛', '宏远', '兴业', '顺达', '瑞丰', '鼎盛', '天成', '三环', '鑫源'];
export const companyTails = [
  '机械制造有限公司',
  '纺织有限公司',
  '建材有限责任公司',
  '服饰有限公司',
  '电子科技有限公司',
  '食品厂',
  '物流有限公司',
  '化工集团有限公司',
  '水泥厂',
  '客运有限公司',
];
export const publicEmployers = ['县财政局', '第一中学', '县人民医院', '国家税务局县税务局', '中心小学', '县公安局'];
export const banks = ['农业银行', '农商行', '邮储银行', '工商银行', '建设银行', '信用社', '农村商业银行城关支行', '中国银行'];
export const natures = ['国有企业', '集体企业', '民营企业', '私营企业', '有限责任公司', '股份制企业'];
export const harmlessRemarks = [
  '独居',
  '长期患病',
  '本人领取',
  '行动不便',
  '子女在外务工',
  '需入户',
  '建档立卡',
  '瘫痪在床',
  '已核实',
  '有低保证',
  '-',
  '——',
  '/',
  '无',
];
export const alarmingRemarks = ['已故', '该户已于去年死亡', '2026年5月迁出', '判刑', '与上表重复', '一户两人', '已去世', '户口迁出本县'];
export const unknownCategories = ['返乡大学生', '退休干部', '文艺骨干', '优秀学生', '种粮大户'];
export const leaders = ['副局长', '副镇长', '党委书记', '工会主席', '武装部长'];
export const institutions = ['驻区某部一连', '武警驻区中队', '消防救援站', '某部通信营', '预备役某团', '某部汽车连'];
