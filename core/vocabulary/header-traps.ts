/**
 * Headers of columns that none of the fields means, though words of a field occur in them. Asked before anything but the exact vocabulary
 * is tried; texts are canonical header keys.
 */
const traps: readonly RegExp[] = [
  // Hints to the clerk that stand in the header row; in brackets behind a header they are part of it: 身份证号码(请核对).
  /^(?:注意|提示|温馨提示|[←→])|^[^(]*(?:请核对|请勿|务必)/,
  // Yes or no about something else than a paper, the notice, a disability or the party.
  /是否(?!.*(?:提交|公示|残疾|党员|齐|通过|符合|劳模|复印|本人))/,
  // Particulars of relatives.
  /(?:配偶|父亲|母亲|父母|子女|监护人|代领人).*(?:单位|职业|年龄|性别|收入|学校|出生|住址|地址)|矫正(?:类别|类型)/,
  // Counts of other people.
  /(?:学生|残疾|劳动力|患病|官兵|[abcd]类|流动|外出|党员)人(?:数|口)/,
  // Other money.
  /(?:慰问品|物资|实物|礼品)(?:的)?(?:金额|价值|单价|总价)|(?:未发放|预算|结余|差额|补差|退回|上缴)(?:金额|资金)/,
  // Other dates, and papers' particulars.
  /(?:上次|上年|去年|上一?次).*(?:时间|日期)|有效期|办理时间|发证|到期|起始时间/,
  /医保|社保(?!卡)|养老保险|(?:身份证|证件|公示|走访|家庭)?照片$|车牌|房产/,
  // Whose relation it is: only the beneficiary's to the head of the household counts.
  /(?:开户人?|领取人|代领人|领款人|联系人|监护人|担保人|紧急).*关系|与(?:儿童|老人|孤儿|监护人|代领人|残疾人|领取人|联系人).{0,2}关系/,
  // People of the office.
  /(?:网格员|审核人?|经办人?|联络员|村干部|组长|司机|走访人|填报人|填表人|负责人).{0,2}(?:电话|手机|联系方式)/,
  /(?:网格员|经办人?|村干部|走访人|(?<![被受])慰问人|填表人|审核人|负责人|组长|领导|主任|书记).{0,3}(?:签字|签名|签章)/,
];

/** Whether a header is such a column. */
export const isHeaderTrap = (key: string): boolean => traps.some((trap) => trap.test(key));
