/** Defined names, to be read; exceljs forgets which sheet a name belongs to, so all are the workbook's. */
import { formatRect, parseRect, splitSheet } from '../model/address';
import type { NameModel, WorkbookModel } from '../model/workbook-model';
import { HostError, itemNotFound } from '../wire/host-error';
import { object, type HostObject, type Spec } from '../wire/spec';
import { rangeObject } from './range';

interface NameSelf {
  readonly workbook: WorkbookModel;
  readonly name: NameModel;
}

interface NamesSelf {
  readonly workbook: WorkbookModel;
  readonly names: readonly NameModel[];
}

export const namesObject = (workbook: WorkbookModel): HostObject => object(namesSpec, { workbook, names: workbook.names });
export const noNamesObject = (workbook: WorkbookModel): HostObject => object(namesSpec, { workbook, names: [] });

function rangeOf({ workbook, name }: NameSelf): HostObject | null {
  const [first, more] = name.ranges;
  if (first === undefined || more !== undefined) return null;
  const { sheet, address } = splitSheet(first);
  const found = workbook.find(sheet ?? '');
  const rect = parseRect(address);
  return found && rect ? rangeObject(found, rect) : null;
}

const namesSpec: Spec<NamesSelf> = {
  className: 'NamedItemCollection',
  items: ({ workbook, names }) => names.map((name) => object(nameSpec, { workbook, name })),
  item: ({ workbook, names }, key) => {
    const name = names.find((each) => each.name.toLowerCase() === String(key).toLowerCase());
    if (!name) throw itemNotFound(`no name ${String(key)}`);
    return object(nameSpec, { workbook, name });
  },
};

const nameSpec: Spec<NameSelf> = {
  className: 'NamedItem',
  identity: ({ name }) => ({ _Id: name.name }),
  properties: {
    name: { get: ({ name }) => name.name },
    type: { get: () => 'Range' },
    visible: { get: () => true },
    scope: { get: () => 'Workbook' },
    formula: { get: ({ name }) => `=${name.ranges.join(',')}` },
    value: {
      get: ({ name }) =>
        name.ranges
          .map((range) => {
            const { sheet, address } = splitSheet(range);
            const rect = parseRect(address);
            return `${sheet ?? ''}!${rect ? formatRect(rect) : address}`;
          })
          .join(','),
    },
  },
  methods: {
    getRange: (self) => {
      const range = rangeOf(self);
      if (!range) throw new HostError('InvalidOperation', 'The name is not that of one range.');
      return range;
    },
    getRangeOrNullObject: rangeOf,
  },
};

export const nameSpecs = [namesSpec, nameSpec];
