/**
 * The remark holds something that decides whether the person may be granted at all: 已故, 迁出, 判刑, 重复, 一户两人 …, or a word of a group
 * that the plan excludes. Money paid to the dead is the first thing auditors look for.
 *
 * Bad: | 姓名 | 备注 | → | 张三 | 2026年10月已故 |
 */
import type { FieldKey } from '../model/field';
import { maskNumbersIn } from '../model/mask';
import type { Category, Plan } from '../model/plan';
import type { Entry } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none } from './support/hits';
import { attentionGroups, denial, harmless, relativeWords, type AttentionGroup } from './support/remark-words';
import { shortened } from './support/text';

export const remarkAttention: RowRule = defineRule({
  code: 'remark-attention',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '备注里的已故、迁出、判刑、重复、一户两人等要人工核实（R34，领域简报 1.2）；方案列出的排除对象',
  summary: {
    zh: '备注（或姓名后的括注）里有需要核实的话：已故、迁出、判刑、重复、一户两人等。',
    en: 'The remark (or a note behind the name) says something to be checked: dead, moved away, sentenced, repeated, two of one household …',
  },
  silentOn: '否定的话（未死亡、无重复）；说的是家属（妻子已故）；新增、外出、代领；病故军人遗属等类别名；社区矫正类对象的服刑、判刑',
  check: ({ entry, category }, { plan }) => {
    const hit = attentionIn(entry, category) ?? excludedIn(entry, plan);
    return hit === undefined ? none : [hit];
  },
});

const looked: readonly FieldKey[] = ['remark', 'name', 'health', 'jobStatus'];
const any = new RegExp(attentionGroups.flatMap((group) => group.words).join('|'));
/** 张三(亡), 李四(故), 亡. A bare 亡 or 故 elsewhere may be part of anything. */
const deadInBrackets = /\([亡故殁]\)|^[亡故殁]$/;

function attentionIn(entry: Entry, category: Category | undefined): Hit | undefined {
  for (const field of looked) {
    const text = entry.readings[field as 'remark' | 'name' | 'health' | 'jobStatus']?.text;
    if (text === undefined) continue;
    if (deadInBrackets.test(text)) return hitOf(field, 'dead', '亡', text);
    if (!any.test(text)) continue;
    const found = firstIn(text, category);
    if (found !== undefined) return hitOf(field, found.kind, found.word, text);
  }
  return undefined;
}

const hitOf = (field: FieldKey, kind: string, word: string, text: string): Hit => ({
  field,
  params: { kind, word, said: shortened(maskNumbersIn(text)) },
});

function firstIn(text: string, category: Category | undefined): { kind: AttentionGroup['kind']; word: string } | undefined {
  for (const clause of text.replace(harmless, '').split(/[,;。.、()!/\s|]+/)) {
    for (const { kind, words, relatives } of attentionGroups) {
      if (kind === 'sentenced' && category !== undefined && /矫正|服刑|刑/.test(category.name)) continue;
      for (const word of words) {
        const at = clause.indexOf(word);
        if (at < 0) continue;
        const before = clause.slice(0, at);
        if (denial.test(before) || (kind === 'repeated' && /[未无没不非]/.test(before))) continue;
        if (relatives && relativeWords.test(before)) continue;
        return { kind, word };
      }
    }
  }
  return undefined;
}

type TextField = 'remark' | 'jobStatus' | 'health' | 'employer' | 'employerNature' | 'hardshipReason' | 'political' | 'modelWorker';
const excludedFields: readonly TextField[] = [
  'remark',
  'jobStatus',
  'health',
  'employer',
  'employerNature',
  'hardshipReason',
  'political',
  'modelWorker',
];

/** Groups the plan excludes (离退休工会干部 …), by the plan's own keywords. */
function excludedIn(entry: Entry, plan: Plan): Hit | undefined {
  for (const group of plan.eligibility.excludedGroups) {
    for (const field of excludedFields) {
      const text = entry.readings[field]?.text;
      if (text === undefined) continue;
      const word = group.keywords.find((keyword) => text.includes(keyword) && !denial.test(text.slice(0, text.indexOf(keyword))));
      if (word !== undefined) return { field, params: { kind: 'excluded', word, group: group.name, said: shortened(maskNumbersIn(text)) } };
    }
  }
  return undefined;
}
