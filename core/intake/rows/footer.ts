/** Rows under (or between) the data that are no data: 以下空白, signatures, notes, page numbers. */
import type { CellText } from './text';

const endMark =
  /^[^\p{L}\p{N}]*(?:以下(?:为|均为|是|表格)?(?:空白?|无[^,。]{0,6})|此页(?:以下)?(?:空白|无正文|为空)|此表以下空白|完|完毕|END|结束|无正文|表格结束|数据结束|本页完)[^\p{L}\p{N}]*$/iu;

/** 以下空白, 以下无正文, （完）, — 以下空白 —. */
export const isEndMark = (texts: readonly CellText[]): boolean =>
  texts.length > 0 && texts.length <= 4 && endMark.test(texts.map((cell) => cell.text).join(''));

const roles =
  '(?:(?:村|社区|单位|部门|乡镇|镇|街道|统计|工会|财务|民政|分管|主管|主要|填报)*(?:领导|负责人?|主任|书记|主席|局长|科长|所长|镇长|乡长|会计|出纳|干部|助理)(?:审批|签批|审核)?|(?:填表|制表|填报|经办|审核|复核|审批|批准|核对|校对|统计|经手|发放|监督|监发|证明|报送|上报|登记|录入|造册|见证|验收|联系)人?(?:员|单位|日期|时间|电话|意见)?|报出日期|日期|时间|联系电话|电话|盖章|公章|签字|签章|签名|领导签字)';
const labelWithColon = new RegExp(`${roles}(?:[(](?:签字|签章|盖章|签名|章|公章|手印|签|签字盖章|单位盖章)+[)])?(?:[:]|$|_{2,})`);
const labelAlone = new RegExp(`^${roles}(?:[(](?:签字|签章|盖章|签名|章|公章|签|签字盖章)+[)])?[:]?_*$`);
const sealed = /[(](?:盖章|公章|签章|签字|单位公章|加盖公章|签字盖章)[)][:]?_*$|^(?:盖章|公章)(?:处)?[:]?$/;
/** 乡镇意见: 同意上报。(盖章) 年 月 日. */
const opinion = /^.{0,12}(?:意见|审批|审核)(?:[(][^()]{0,10}[)])?[:].*(?:盖章|公章|签字|签章|年_*月_*日)/;
const dateOnly =
  /^(?:(?:填表|填报|制表|报送|上报)?(?:日期|时间)[:]?)?(?:[〇○零一二三四五六七八九十\d_xX×]{2,4}|)年[一二三四五六七八九十\d_]{0,3}月[一二三四五六七八九十\d_]{0,3}日?$/;

const noteLead =
  /^[*※★☆▲△●◆■□#]*[([【]?(?:填表|填报|填写|备|附|特别|编制|制表)?(?:说明|注|备注|附注|注意|注释|要求|提示|须知|注明|备考|口径|依据)(?:事项)?[)\]】]?(?:[:\d、.(（①*]|$)/;
const sentenceLead = /^(?:以上|本表|此表|上述|特此|凡|请各|如有|公示|监督|举报|咨询|承诺|经.{0,12}(?:公示|审核|评议)|其中[:])/;

/** 填表人: 审核人: 负责人: (盖章) 年 月 日. */
export const isSignature = (texts: readonly CellText[]): boolean => {
  const first = texts[0];
  if (!first || first.numeric || sentenceLead.test(first.text) || noteLead.test(first.text)) return false;
  const joined = texts.map((cell) => cell.text).join(' ');
  if (joined.length > 200) return false;
  if (dateOnly.test(joined.replace(/ /g, ''))) return true;
  if (sealed.test(first.text) || opinion.test(joined.replace(/ /g, ''))) return true;
  const further = texts.slice(1);
  if (labelAlone.test(first.text)) {
    return (
      /[:_)]$/.test(first.text) ||
      further.length < 2 ||
      further.some((cell) => labelAlone.test(cell.text) || labelWithColon.test(cell.text))
    );
  }
  return labelWithColon.test(first.text.slice(0, 24)) && /[:_]|年.{0,3}月|[(](?:盖章|签字|公章|签章)/.test(joined);
};

const nobody =
  /^[(]?(?:本.{1,4})?(?:暂无|没?有?无|没有)(?:.{0,8}(?:人员|对象|情况|数据|人选|上报|符合条件))[)]?$|^[(]?(?:暂无|零报告|无数据)[)]?$/;

/** 暂无, 无符合条件人员, 零报告: said instead of entries. */
export const isNobody = (texts: readonly CellText[]): boolean => texts.length <= 2 && texts.some((cell) => nobody.test(cell.text));

const pageNumber = /^[-—第]*\d+[-—页]?(?:[/,共]*\d*页?)?[-—]*$/;
const numberedLine = /^(?:\d{1,2}[、.)]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,2}[、.])/;

/** 说明: 注: and their numbered continuation lines, whole sentences, 第1页 共3页. `afterNote`: a note stands above. */
export const isNote = (texts: readonly CellText[], afterNote: boolean): boolean => {
  const first = texts[0];
  if (!first) return false;
  if (first.numeric) return false;
  if (noteLead.test(first.text)) return texts.length <= 3 || first.text.length > 6;
  const words = texts.filter((cell) => !cell.numeric);
  if (words.length !== 1) return false;
  if (sentenceLead.test(first.text) && first.text.length >= 5) return true;
  if (/[第页]/.test(first.text) && pageNumber.test(first.text)) return true;
  if (texts.length > 1) return false;
  if (afterNote && (numberedLine.test(first.text) || first.text.length > 12)) return true;
  return first.text.length > 24 && /[,。;:、]/.test(first.text);
};
