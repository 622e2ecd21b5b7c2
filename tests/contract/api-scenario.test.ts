/** In process on both stores; the county server and the emulators run the same scenario over HTTP. */
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import { openFirestoreStore } from '../../functions/store/firestore';
import { openOffice } from '../support/office/harness';
import { apiScenario, type Deployment } from './api-scenario';

const inProcess = (store?: Parameters<typeof openOffice>[0]): Deployment => {
  const office = openOffice(store);
  return {
    clientFor: async ({ name, role, unit }) => office.clientOf({ uid: name, role, office: 'county', unit }),
    close: office.close,
  };
};

describe('API scenario, SQLite, the whole civil county', () => {
  apiScenario(async () => inProcess());
});
describe('API scenario, Firestore in process, eight units of the union', () => {
  const open = (): Deployment =>
    inProcess({ store: openFirestoreStore(new FirestoreMock().createDatabase('songnuan-scenario').firestore()) });
  apiScenario(async () => open(), { plan: 'union', units: 8 });
});
