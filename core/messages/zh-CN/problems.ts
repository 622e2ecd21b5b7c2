/** 操作没有办成时说的话：出了什么事、怎么办。 */
import type { ProblemCode } from '../../api/problems';
import type { Params, Sentence } from '../sentence';
import { grouped, numberOf, shortList, textOf } from '../values';

const states: Readonly<Record<string, string>> = {
  draft: '还在准备，没有开放报送',
  open: '正在报送',
  closed: '已停止报送',
  locked: '已锁定',
  purged: '已清除个人信息',
  submitted: '已报县里，等待审核',
  returned: '已被退回',
  accepted: '县里已通过',
  excluded: '已被县里剔除',
  withdrawn: '已撤回',
};
const stateOf = (params: Params, key: string): string => states[textOf(params, key)] ?? '已经变了';

const rest = (count: number): string => `等${count}处`;
/** 2027-01-20T17:00:00+08:00 → 2027年1月20日17:00 */
const instantOf = (params: Params, key: string): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(textOf(params, key));
  return match === null ? '' : `${match[1]}年${Number(match[2])}月${Number(match[3])}日${match[4]}`;
};
/** 字节数；不到 1 MB 用 KB。 */
const sizeOf = (params: Params, key: string): string => {
  const bytes = numberOf(params, key);
  if (bytes === 0) return '';
  return bytes >= 2 ** 20 ? `（上限 ${grouped(Math.floor(bytes / 2 ** 20))} MB）` : `（上限 ${grouped(Math.ceil(bytes / 1024))} KB）`;
};
const inBrackets = (text: string): string => (text === '' ? '' : `（${text}）`);
const always = (what: string, todo: string) => (): Sentence => ({ what, todo });

export const problemSentencesZh: Readonly<Record<ProblemCode, (params: Params) => Sentence>> = {
  'not-signed-in': always('还没有登录。', '请先登录，再做这一步。'),
  'token-invalid': always('登录信息不对，没有被接受。', '请退出后重新登录；还不行，请告诉县里的管理员。'),
  'token-expired': always('登录时间太久，已经失效。', '请重新登录，填好的内容不会丢。'),
  'token-revoked': always('这次登录已被停用（改过密码、在别处退出，或账号被停用）。', '请重新登录；登录不上，请联系县里的管理员。'),
  'wrong-password': always('账号或密码不对。', '核对大小写和输入法后再试；忘了密码，请县里的管理员重新发邀请码。'),
  'locked-out': (p) => ({
    what: '密码错的次数太多，为安全起见暂时不能登录。',
    todo: `请过 ${numberOf(p, 'minutes') || '几'} 分钟再试；不是您本人试的，请告诉县里的管理员。`,
  }),
  'weak-password': (p) => ({
    what: '密码太简单。',
    todo: `请用至少 ${numberOf(p, 'atLeast') || 10} 个字符，不要用账号、单位名、生日或常见密码。`,
  }),
  'invitation-unknown': always('没有这个邀请码。', '请从县里发来的消息里整段复制，再试一次。'),
  'invitation-used': always('这个邀请码已经用过。', '已有账号的请直接登录；没有的，请县里重新发一个。'),
  'invitation-expired': always('邀请码过期了。', '请县里重新发一个。'),
  'account-exists': always('这个账号名已经有人用。', '请换一个账号名；如果就是您自己的，请直接登录。'),
  'not-allowed': always('您的账号不能做这一步。', '请用县里的账号，或请有权限的同事来做。'),
  'not-your-unit': always('这不是您单位的名册，不能查看或修改。', '请选本单位；单位分错了，请联系县里的管理员。'),
  'same-person': always('汇总、裁定和锁定不能由同一个人做：方案要求一人经办、一人复核。', '请没有参与汇总和裁定的同事核对后锁定。'),
  'unknown-operation': always('服务器不认识这个操作，多半是两边版本不一致。', '请刷新或更新程序后再试。'),
  'bad-request': (p) => ({
    what: `发出的内容不合要求${inBrackets(textOf(p, 'path'))}，没有保存。`,
    todo: '请核对刚才填的内容；没有填错的话，请刷新或更新程序后再试。',
  }),
  'too-large': (p) => ({
    what: `内容太大${sizeOf(p, 'limit')}，没有保存。`,
    todo: '请删掉名册以外的工作表和图片，或把空白行清掉再报。',
  }),
  'too-many-requests': (p) => ({ what: '操作太频繁了。', todo: `请等 ${numberOf(p, 'seconds') || '几'} 秒再试。` }),
  'no-such-campaign': always('没有这个活动，或者它不属于您的单位。', '请刷新活动列表，重新选择。'),
  'no-such-unit': always('这个活动的方案里没有这个单位。', '请核对单位；新增的单位请县里先加进方案。'),
  'no-such-submission': always('没有找到这次报送。', '请刷新列表；该单位可能还没有报过。'),
  'no-such-entry': always('名册里没有这一行。', '请刷新后重新选择；单位可能已经报了新的一版。'),
  'no-such-decision': always('没有找到这条裁定，可能已被同事收回或改过。', '请刷新后再看。'),
  'no-merge': always('还没有汇总过。', '请先点“汇总”。'),
  'campaign-not-open': (p) => ({
    what: `现在不能报送：活动${textOf(p, 'status') === '' ? '没有开放' : stateOf(p, 'status')}。`,
    todo: '请问县里什么时候开放；急需补报的，请县里重新开放或代报。',
  }),
  'campaign-locked': always('汇总已经锁定，不能再改。', '确需修改，请县里先说明理由解锁。'),
  'campaign-purged': always('这个活动的个人信息已按规定清除，只留合计和审计记录。', '需要名单的，请查本单位留存的纸质或电子档案。'),
  'bad-plan': (p) => ({
    what: `方案有错，没有保存${inBrackets(shortList(p, 'issues', '；', rest))}。`,
    todo: '请按提示改正方案后再保存。',
  }),
  'stale-version': (p) => ({
    what: `在您之后别人已经改过${numberOf(p, 'current') > 0 ? `（现在是第 ${numberOf(p, 'current')} 版）` : ''}，为免互相覆盖，您的这一步没有保存。`,
    todo: '请刷新，看过最新内容再做一次。',
  }),
  'wrong-state': (p) => ({
    what: `现在不能做这一步：当前状态是“${stateOf(p, 'state')}”。`,
    todo: '请刷新看最新状态；通过后要改的，请先请县里退回。',
  }),
  'deadline-passed': (p) => ({
    what: `报送已经截止${inBrackets(instantOf(p, 'deadline'))}，这个活动不收迟报。`,
    todo: '请与县里联系；县里同意的，可由县里代报。',
  }),
  'over-quota': (p) => ({
    what: `报了 ${numberOf(p, 'reported')} 个，超过分给本单位的 ${numberOf(p, 'quota')} 个名额，没有收下。`,
    todo: '请核减后再报；确需增加的，请县里先调整名额。',
  }),
  'errors-remain': (p) => ({
    what: `名册里还有 ${numberOf(p, 'errors') || '一些'} 处错误，没有报出。`,
    todo: '请先改正；核对无误仍要报的，请选“仍然提交”，县里会看到这些错误。',
  }),
  'chunk-missing': (p) => ({
    what: `名册没有传完整${inBrackets(textOf(p, 'missing') === '' ? '' : `缺第 ${shortList(p, 'missing', '、', rest)} 块`)}，没有报出。`,
    todo: '请再点一次“提交”，已传的部分不用重传。',
  }),
  'chunk-conflict': always('同一块内容先后传来的不一样，后一次没有收下。', '请关掉其他窗口里的提交，保存名册后重新提交。'),
  'digest-mismatch': always('传来的内容和核对码对不上，可能在路上损坏了，没有保存。', '请再试一次；总是这样，请告诉县里的管理员。'),
  'content-unreadable': always('传来的名册内容读不出来，没有保存。', '请更新程序后重新提交；还不行，请把文件发给县里代报。'),
  'no-roster': always('没有认出花名册，没有保存。', '请核对是不是选错了文件；花名册要有姓名、身份证号这样的表头。'),
  'merge-stale': always('汇总之后又有单位报了新的一版，这份汇总已不是最新。', '请重新汇总、核对后再锁定。'),
  'storage-full': always('服务器的存储满了或者写不进去，没有保存。', '请告诉管理员清理磁盘；之前报的都还在。'),
  busy: always('有别人正在同时改，这一步没有轮上。', '请马上再试一次。'),
  internal: always('服务器内部出错，不是您的操作或表格的问题，这一步没有保存。', '请稍后再试；还不行，请把时间和操作告诉管理员。'),
};
