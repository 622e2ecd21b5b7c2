/** Thirty invented townships that the sample plans share. */
import type { Unit } from '../model/plan';

export const townNames: readonly string[] = [
  '东岗',
  '西河',
  '南桥',
  '北塘',
  '青山',
  '柳林',
  '石门',
  '清溪',
  '双龙',
  '白沙',
  '永兴',
  '长乐',
  '太平',
  '安宁',
  '和平',
  '新民',
  '红旗',
  '金湾',
];
const rural = ['云台', '竹溪', '松坪', '枫树', '大岭', '小河口'];
const streets = ['城关', '城东', '城西', '城南', '城北', '开发区'];

const coded = (letter: string, list: readonly string[], ending: string, type: string): Unit[] =>
  list.map((name, index) => ({ code: `${letter}${String(index + 1).padStart(2, '0')}`, name: `${name}${ending}`, aliases: [name], type }));

export const townships: readonly Unit[] = [
  ...coded('Z', townNames, '镇', '镇'),
  ...coded('X', rural, '乡', '乡'),
  ...coded('J', streets, '街道', '街道'),
];
