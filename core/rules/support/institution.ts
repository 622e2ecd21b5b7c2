/** Entries that are no persons: 驻军单位, 敬老院. */
import type { Plan } from '../../model/plan';
import type { RowSubject } from '../define-rule';

const organisation =
  /(?:部队|支队|大队|中队|小队|消防站|敬老院|福利院|养老院|光荣院|干休所|救助站|服务站|居委会|村委会|学校|医院|公司|机关|官兵|武装部)$/u;

/** By the category's grain; where the category is not known, by a name that only an organisation has, if the plan has such categories at all. */
export const isInstitution = ({ grain, category, entry }: RowSubject, plan: Plan): boolean =>
  grain === 'institution' ||
  (category === undefined &&
    organisation.test(entry.readings.name?.text ?? '') &&
    plan.categories.some((candidate) => candidate.grain === 'institution'));
