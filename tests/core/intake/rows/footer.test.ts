import { isEndMark, isNote, isSignature } from '../../../../core/intake/rows/footer';
import { cellTexts } from '../../../../core/intake/rows/text';
import type { CellValue } from '../../../../core/model/sheet';

const roleOf = (row: readonly CellValue[], afterNote = false): string | null => {
  const texts = cellTexts(row);
  return isEndMark(texts) ? 'endMark' : isSignature(texts) ? 'signature' : isNote(texts, afterNote) ? 'note' : null;
};

describe('rows under the data', () => {
  it.each<[string, CellValue[]]>([
    ['endMark', ['以下空白']],
    ['endMark', [null, '（以下空白）']],
    ['endMark', ['———以下空白———']],
    ['endMark', ['以下无正文']],
    ['endMark', ['以', '下', '空', '白']],
    ['endMark', ['（完）']],
    ['signature', ['填表人：王经办     审核人：     单位负责人：     年   月   日']],
    ['signature', ['填表人：王经办', null, null, '审核：周主任', null, null, '2026年12月20日']],
    ['signature', ['填表人', '王经办', null, '审核人', '周主任']],
    ['signature', ['制表：', null, null, '分管领导：']],
    ['signature', ['单位负责人（签字）：          （公章）          年    月    日']],
    ['signature', ['（盖章）']],
    ['signature', ['乡镇（街道）意见：同意上报。（盖章）  年  月  日']],
    ['signature', [null, null, null, '    年   月   日']],
    ['signature', ['二〇二六年十二月二十日']],
    ['signature', ['填报日期：2026年12月20日']],
    ['signature', ['村委会主任（签字）：', null, '民政助理：']],
    ['signature', ['联系电话：0898-66000000']],
    ['signature', ['经办人：赵经办', null, '联系电话：', '13800138000']],
    ['note', ['说明：1.本表一式两份；2.请于1月10日前报送。']],
    ['note', ['备注：表内人员均经公示无异议，由经办人签字。']],
    ['note', ['说明：1.带*号为必填项；2.本表一式两份。']],
    ['note', ['注：打*号为必填']],
    ['note', ['备注：本表由各单位填写后加盖公章报送。']],
    ['note', ['※说明']],
    ['note', ['填表说明：请如实填写，姓名须与身份证一致。']],
    ['note', ['以上人员已经村民代表会议评议通过并公示。']],
    ['note', ['第 1 页 共 3 页']],
    ['note', ['公示期：2027年1月5日至1月9日，监督电话：0898-66000000']],
  ])('%s: %j', (role, row) => {
    expect(roleOf(row)).toBe(role);
  });

  it('numbered lines below a note belong to it', () => {
    expect(roleOf(['2.身份证号请按文本格式填写'], true)).toBe('note');
    expect(roleOf(['2.身份证号请按文本格式填写'], false)).toBeNull();
  });

  it.each<[CellValue[]]>([
    [[1, '张三', '男', '320123197003150212', 1000]],
    [['一、城市低保']],
    [['红旗村']],
    [['（二）孤儿（12人）']],
    [[12, '完颜平']],
    [[null, '注小明', null, '家住红旗村']],
    [[null, '时间', '男', '红旗村三组']],
  ])('none of them: %j', (row) => {
    expect(roleOf(row)).toBeNull();
  });
});
