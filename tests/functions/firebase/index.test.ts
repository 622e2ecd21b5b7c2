import { apiTable, operationNames, type Operation } from '../../../core/api/table';

interface Endpoint {
  readonly callableTrigger?: object;
  readonly region: readonly string[];
  readonly secretEnvironmentVariables: readonly { readonly key: string }[];
  readonly timeoutSeconds: number;
}
const load = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, { readonly __endpoint: Endpoint }>>> => {
  const before = process.env;
  process.env = { ...before, GCLOUD_PROJECT: 'songnuan-test', ...environment };
  try {
    jest.resetModules();
    return (await import('../../../functions/index')) as never;
  } finally {
    process.env = before;
  }
};

describe('callable functions', () => {
  afterEach(() => {
    delete process.env['SONGNUAN_KEYS'];
  });

  it('are exported for every operation of the table that is not of the county server alone, and for nothing else', async () => {
    const wanted = operationNames.filter((name) => (apiTable[name] as Operation).localOnly !== true).map((name) => name.replace('.', '_'));
    expect(Object.keys(await load()).sort()).toEqual(wanted.sort());
  });

  it('are callable, in Hong Kong unless told otherwise, and get the keys as a secret', async () => {
    for (const { __endpoint: endpoint } of Object.values(await load())) {
      expect(endpoint.callableTrigger).toBeDefined();
      expect(endpoint.region).toEqual(['asia-east2']);
      expect(endpoint.secretEnvironmentVariables.map(({ key }) => key)).toEqual(['SONGNUAN_KEYS']);
    }
    expect((await load({ SONGNUAN_REGION: 'asia-southeast1' }))['campaign_list']?.__endpoint.region).toEqual(['asia-southeast1']);
  });

  it('load their backend at the first call, once, and hand over body and token; what went wrong is tried again', async () => {
    const seen: unknown[] = [];
    const secrets: string[] = [];
    jest.doMock('../../../functions/firebase-backend', () => ({
      createFirebaseBackend: (secret: string) => {
        secrets.push(secret);
        if (secrets.length === 1) throw new Error('no secret yet');
        return (request: unknown) => {
          seen.push(request);
          return Promise.resolve({ ok: true, result: { campaigns: [] } });
        };
      },
    }));
    const { campaign_list: list } = (await load()) as unknown as Record<string, { run: (request: object) => Promise<unknown> }>;
    process.env['SONGNUAN_KEYS'] = 'ring';
    expect(secrets).toEqual([]);
    const request = { data: {}, rawRequest: { headers: { authorization: 'Bearer abc' } } };
    await expect(list!.run(request)).rejects.toThrow('no secret yet');
    expect(await list!.run(request)).toEqual({ campaigns: [] });
    expect(await list!.run({ data: null, rawRequest: { headers: {} } })).toEqual({ campaigns: [] });
    expect(secrets).toEqual(['ring', 'ring']);
    expect(seen).toEqual([
      { operation: 'campaign.list', body: {}, token: 'abc' },
      { operation: 'campaign.list', body: null, token: null },
    ]);
  });

  it('answer problems with their status, and code, params and retry as details', async () => {
    const problem = { code: 'stale-version', params: { current: 3 }, status: 'aborted', retry: 'afterReload' };
    jest.doMock('../../../functions/firebase-backend', () => ({
      createFirebaseBackend: () => () => Promise.resolve({ ok: false, problem }),
    }));
    const { roster_submit: submit } = (await load()) as unknown as Record<string, { run: (request: object) => Promise<unknown> }>;
    process.env['SONGNUAN_KEYS'] = 'ring';
    await expect(submit!.run({ data: {}, rawRequest: { headers: {} } })).rejects.toMatchObject({
      code: 'aborted',
      message: 'stale-version',
      details: { code: 'stale-version', params: { current: 3 }, retry: 'afterReload' },
    });
  });

  it('say that they stream, where a client asked for it', async () => {
    jest.doMock('../../../functions/firebase-backend', () => ({
      createFirebaseBackend: () => () => Promise.resolve({ ok: true, result: {} }),
    }));
    const { merge_run: merge } = (await load()) as unknown as Record<string, { run: (request: object) => Promise<unknown> }>;
    process.env['SONGNUAN_KEYS'] = 'ring';
    const setHeader = jest.fn();
    await merge!.run({ data: {}, acceptsStreaming: false, rawRequest: { headers: {}, res: { setHeader } } });
    expect(setHeader).not.toHaveBeenCalled();
    await merge!.run({ data: {}, acceptsStreaming: true, rawRequest: { headers: {}, res: { setHeader } } });
    expect(setHeader).toHaveBeenCalledWith('Content-Type', 'text/event-stream; charset=utf-8');
  });
});
