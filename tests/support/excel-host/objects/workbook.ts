/** The workbook and what hangs on it directly: application, runtime, document properties. */
import type { WorkbookModel } from '../model/workbook-model';
import { invalidReference } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Property, type Spec } from '../wire/spec';
import { flag, oneOf, text } from './arguments';
import { commentsObject } from './comments';
import { namesObject } from './names';
import { rangeObject } from './range';
import { settingsObject } from './settings';
import { demandWritable } from './worksheet';
import { worksheetsObject } from './worksheets';

export const workbookObject = (workbook: WorkbookModel): HostObject => object(workbookSpec, workbook);

const selected = (workbook: WorkbookModel): HostObject => rangeObject(workbook.active, workbook.selectionOf(workbook.active));

const kept = (_workbook: WorkbookModel, [id]: readonly unknown[], session: Session): HostObject => {
  const found = session.kept(String(id));
  if (!found) throw invalidReference('the range of this event is gone');
  return found;
};

const workbookSpec: Spec<WorkbookModel> = {
  className: 'Workbook',
  properties: {
    name: { get: ({ fileName }) => fileName },
    readOnly: { get: ({ readOnly }) => readOnly },
    isDirty: { get: () => false },
    autoSave: { get: () => true },
    previouslySaved: { get: () => true },
  },
  children: {
    worksheets: worksheetsObject,
    names: namesObject,
    settings: settingsObject,
    comments: (workbook) => commentsObject(workbook, null),
    application: (workbook) => object(applicationSpec, workbook),
    properties: (workbook) => object(propertiesSpec, workbook),
    _Runtime: (workbook) => object(runtimeSpec, workbook),
    protection: (workbook) => object(workbookProtectionSpec, workbook),
  },
  methods: {
    getSelectedRange: selected,
    getActiveCell: (workbook) => {
      const { top, left } = workbook.selectionOf(workbook.active);
      return rangeObject(workbook.active, { top, bottom: top, left, right: left });
    },
    _RemoveReference: (_workbook, [id], session) => session.release(String(id)),
    _RemoveAllReferences: (_workbook, _args, session) => session.releaseAll(),
    _GetReferenceCount: (_workbook, _args, session) => session.referenceCount,
    _GetRangeForEventByReferenceId: kept,
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, [id], session) => {
      const found = session.kept(String(id));
      return found && found.spec.alive?.(found.self) !== false ? found : null;
    },
  },
};

const applicationSpec: Spec<WorkbookModel> = {
  className: 'Application',
  properties: {
    calculationMode: {
      get: () => 'Automatic',
      set: (_workbook, value) => {
        oneOf(value, ['Automatic', 'AutomaticExceptTables', 'Manual'], 'calculationMode');
      },
    },
    calculationState: { get: () => 'Done' },
  },
  methods: {
    calculate: (_workbook, [type]) => {
      oneOf(type, ['Recalculate', 'Full', 'FullRebuild'], 'calculationType');
    },
    suspendScreenUpdatingUntilNextSync: () => undefined,
    suspendApiCalculationUntilNextSync: () => undefined,
  },
};

const runtimeSpec: Spec<WorkbookModel> = {
  className: 'Runtime',
  properties: {
    enableEvents: {
      get: (_workbook, session) => session.eventsEnabled,
      set: (_workbook, value, session) => {
        session.eventsEnabled = flag(value, 'enableEvents');
      },
    },
  },
};

const shellText = (name: string): Property<WorkbookModel> => ({
  get: ({ shell }) => shell[name] ?? '',
  set: (workbook, value, session) => {
    demandWritable(session);
    workbook.shell = { ...workbook.shell, [name]: text(value, name) };
  },
});

const propertiesSpec: Spec<WorkbookModel> = {
  className: 'DocumentProperties',
  properties: {
    title: shellText('title'),
    subject: shellText('subject'),
    author: shellText('creator'),
    keywords: shellText('keywords'),
    comments: shellText('description'),
    category: shellText('category'),
    manager: shellText('manager'),
    company: shellText('company'),
    lastAuthor: { get: ({ shell }) => shell['lastModifiedBy'] ?? '' },
  },
};

const workbookProtectionSpec: Spec<WorkbookModel> = { className: 'WorkbookProtection', properties: { protected: { get: () => false } } };

export const workbookSpecs = [workbookSpec, applicationSpec, runtimeSpec, propertiesSpec, workbookProtectionSpec];
