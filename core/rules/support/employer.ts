/** Tells enterprises from public bodies by the words of their names (lists: ./employer-words). */
import { enterpriseAnywhere, enterpriseWords, otherBodyWords, publicWords, unclearWords } from './employer-words';

/** 'public': financed from the public purse; 'otherBody': no enterprise either; 'unclear': nothing, or nothing certain, is said. */
export type EmployerKind = 'enterprise' | 'public' | 'otherBody' | 'unclear';

const kindOfWord = new Map<string, EmployerKind>([
  ...publicWords.map((word) => [word, 'public'] as const),
  ...otherBodyWords.map((word) => [word, 'otherBody'] as const),
  ...enterpriseWords.map((word) => [word, 'enterprise'] as const),
  ...unclearWords.map((word) => [word, 'unclear'] as const),
]);
const longestWord = Math.max(...[...kindOfWord.keys()].map((word) => word.length));

/** Bounded, because employers repeat down a roster but a million rows must not fill the memory. */
const remembered = new Map<string, EmployerKind>();
const mostRemembered = 5_000;

/** What kind of body the text of an employer cell names. */
export function employerKind(text: string): EmployerKind {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const kind = kindOf(text);
  remembered.set(text, kind);
  return kind;
}

/** 东岗镇农业综合服务中心, 城关街道党政办: offices of a township government. */
const officeOfTownship = /(?:镇|乡|街道)[^公司厂店村]{0,12}(?:服务中心|服务站|工作站|办公室|办|所)$/;

/** Services that such a name may be the shop of. */
const serviceTrade = /快递|物流|电商|家政|养老|邮政|邮电|汽车|维修|月子|婚庆|美容|培训/;

function kindOf(text: string): EmployerKind {
  if (enterpriseAnywhere.test(text)) return 'enterprise';
  const bare = text.replace(/[([{【][^)\]}】]*[)\]}】]?/g, '').replace(/\s+/g, '');
  const kind = lastWordKind(bare === '' ? text.replace(/[\s()[\]【】]+/g, '') : bare);
  if (kind === 'unclear' && officeOfTownship.test(bare) && !serviceTrade.test(bare)) return 'public';
  if (kind === 'unclear' && bare !== '' && isFirmInBrackets(text)) return 'enterprise';
  const privately = /民办|私立|民营|私人|承包/.test(text);
  return privately && (kind === 'public' || kind === 'otherBody') ? 'unclear' : kind;
}

/** 下岗职工(原红星机械厂), 灵活就业(快递): what stands in brackets tells, unless it is about the family. */
function isFirmInBrackets(text: string): boolean {
  const note = /[([{【]([^)\]}】]*)/.exec(text)?.[1]?.replace(/\s+/g, '') ?? '';
  return lastWordKind(note) === 'enterprise' && !/[妻夫父母儿女]|子女|配偶|家属/.test(note);
}

/** A part of the body named before it, or the person's post there. */
const partOrPost =
  /(?:科|室|股|处|办|中心|部|队|站|所|组|系|班|校区|分院|分校|食堂|门卫|工会|职工|员工|工人|教师|老师|干部|司机|会计|出纳|退休)$/;

/** The kind of the word that ends last; among those ending there, of the longest. What follows it must be a part of that body or a post in it. */
function lastWordKind(text: string): EmployerKind {
  for (let end = text.length; end > 0; end -= 1) {
    for (let length = Math.min(longestWord, end); length > 0; length -= 1) {
      const kind = kindOfWord.get(text.slice(end - length, end));
      if (kind === undefined) continue;
      const certain = end === text.length || partOrPost.test(text);
      // 厂前村 is a village; 财政局旁小吃摊 is no bureau. An enterprise's longer words may stand anywhere.
      return certain || (kind === 'enterprise' && length > 1) ? kind : 'unclear';
    }
  }
  return 'unclear';
}

/** What a 单位性质/企业类型/企业状况 cell says. */
export function natureKind(text: string): EmployerKind {
  if (/企事业/.test(text)) return 'unclear';
  if (/非企业|社会团体|社团|群团|村集体|居委|村委|宗教/.test(text)) return 'otherBody';
  if (
    /企业|民营|私营|个体|外资|合资|独资|港澳台资|股份|有限|公司|国企|央企|工厂|集体所有制|正常生产|停产|破产|改制|关停|倒闭|非公/.test(text)
  )
    return 'enterprise';
  if (/机关|事业|政府|行政|参公|公务|财政|公立|公办|军队|部队|学校|医院/.test(text)) return 'public';
  return 'unclear';
}
