/** Every rule, in running order: one visible list. County rules have their facts here and their check in core/merge. */
import { countyRules } from './county';
import type { Rule } from './define-rule';
import { accountCheckDigit } from './account-check-digit';
import { accountHolderMismatch } from './account-holder-mismatch';
import { accountLength } from './account-length';
import { accountMissing } from './account-missing';
import { accountShared } from './account-shared';
import { accountStoredAsNumber } from './account-stored-as-number';
import { amountMissing } from './amount-missing';
import { amountNegative } from './amount-negative';
import { amountNotStandard } from './amount-not-standard';
import { amountUnreadable } from './amount-unreadable';
import { amountWordsMismatch } from './amount-words-mismatch';
import { categoryAge } from './category-age';
import { categoryMissing } from './category-missing';
import { categoryUnknown } from './category-unknown';
import { columnsMissing } from './columns-missing';
import { dittoInPersonField } from './ditto-in-person-field';
import { duplicateAcrossSheets } from './duplicate-across-sheets';
import { duplicateInSheet } from './duplicate-in-sheet';
import { enterpriseOnly } from './enterprise-only';
import { formulaText } from './formula-text';
import { goodsMissing } from './goods-missing';
import { headcountTimesStandard } from './headcount-times-standard';
import { hiddenRow } from './hidden-row';
import { householdTwice } from './household-twice';
import { id15Digit } from './id-15-digit';
import { idAgeMismatch } from './id-age-mismatch';
import { idBirthMismatch } from './id-birth-mismatch';
import { idBirthdate } from './id-birthdate';
import { idCharacter } from './id-character';
import { idChecksum } from './id-checksum';
import { idGenderMismatch } from './id-gender-mismatch';
import { idLength } from './id-length';
import { idMissing } from './id-missing';
import { idStoredAsNumber } from './id-stored-as-number';
import { incomeAboveLine } from './income-above-line';
import { manyInOneCell } from './many-in-one-cell';
import { materialMissing } from './material-missing';
import { nameMissing } from './name-missing';
import { nearDuplicate } from './near-duplicate';
import { overQuota } from './over-quota';
import { payeeIncomplete } from './payee-incomplete';
import { phoneFormat } from './phone-format';
import { publicPayroll } from './public-payroll';
import { publicityMissing } from './publicity-missing';
import { remarkAttention } from './remark-attention';
import { responsibleUnitMissing } from './responsible-unit-missing';
import { responsibleUnitUnknown } from './responsible-unit-unknown';
import { serialDuplicate } from './serial-duplicate';
import { serialGap } from './serial-gap';
import { signaturePrefilled } from './signature-prefilled';
import { spouseTwice } from './spouse-twice';
import { struckOutRow } from './struck-out-row';
import { totalMismatch } from './total-mismatch';
import { twoCategories } from './two-categories';
import { unitLineMismatch } from './unit-line-mismatch';
import { unitScaleSuspicious } from './unit-scale-suspicious';
import { visitDateOutsideWindow } from './visit-date-outside-window';
import { visitDateUnreadable } from './visit-date-unreadable';
import { visitGroupInvalid } from './visit-group-invalid';

export const catalogue: readonly Rule[] = [
  columnsMissing,
  unitLineMismatch,
  nameMissing,
  manyInOneCell,
  dittoInPersonField,
  idMissing,
  idStoredAsNumber,
  idLength,
  idCharacter,
  id15Digit,
  idChecksum,
  idBirthdate,
  idGenderMismatch,
  idBirthMismatch,
  idAgeMismatch,
  categoryMissing,
  categoryUnknown,
  categoryAge,
  twoCategories,
  amountMissing,
  amountUnreadable,
  amountNegative,
  amountNotStandard,
  amountWordsMismatch,
  goodsMissing,
  accountMissing,
  accountStoredAsNumber,
  accountLength,
  accountCheckDigit,
  accountHolderMismatch,
  accountShared,
  phoneFormat,
  incomeAboveLine,
  enterpriseOnly,
  publicPayroll,
  materialMissing,
  publicityMissing,
  visitDateUnreadable,
  visitDateOutsideWindow,
  visitGroupInvalid,
  responsibleUnitMissing,
  responsibleUnitUnknown,
  remarkAttention,
  payeeIncomplete,
  signaturePrefilled,
  hiddenRow,
  struckOutRow,
  formulaText,
  duplicateInSheet,
  duplicateAcrossSheets,
  nearDuplicate,
  householdTwice,
  spouseTwice,
  serialGap,
  serialDuplicate,
  unitScaleSuspicious,
  totalMismatch,
  headcountTimesStandard,
  overQuota,
  ...countyRules,
];
