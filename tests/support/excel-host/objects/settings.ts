/** Settings kept with the workbook (workbook.settings). They live in the model; saving to .xlsx does not carry them. */
import type { WorkbookModel } from '../model/workbook-model';
import { itemNotFound } from '../wire/host-error';
import { object, type HostObject, type Spec } from '../wire/spec';
import { text } from './arguments';

interface SettingSelf {
  readonly workbook: WorkbookModel;
  readonly key: string;
}

export const settingsObject = (workbook: WorkbookModel): HostObject => object(settingsSpec, workbook);

const settingObject = (workbook: WorkbookModel, key: string): HostObject => object(settingSpec, { workbook, key });

const settingsSpec: Spec<WorkbookModel> = {
  className: 'SettingCollection',
  items: (workbook) => [...workbook.settings.keys()].map((key) => settingObject(workbook, key)),
  item: (workbook, key) => {
    if (!workbook.settings.has(String(key))) throw itemNotFound(`no setting ${String(key)}`);
    return settingObject(workbook, String(key));
  },
  methods: {
    add: (workbook, [key, value]) => {
      const name = text(key, 'key');
      workbook.settings.set(name, value);
      return settingObject(workbook, name);
    },
  },
};

const settingSpec: Spec<SettingSelf> = {
  className: 'Setting',
  identity: ({ key }) => ({ _Id: key }),
  alive: ({ workbook, key }) => workbook.settings.has(key),
  properties: {
    key: { get: ({ key }) => key },
    value: {
      get: ({ workbook, key }) => workbook.settings.get(key),
      set: ({ workbook, key }, value) => {
        workbook.settings.set(key, value);
      },
    },
  },
  methods: { delete: ({ workbook, key }) => void workbook.settings.delete(key) },
};

export const settingSpecs = [settingsSpec, settingSpec];
