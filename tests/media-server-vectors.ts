/**
 * Callbacks and answers of media servers, as their documentation shows them, with where each is from. What they prove:
 * that our reading of a server's rules is the server's.
 */

/** MediaMTX, docs/2-features/06-authentication.md (commit 0edc3db), "External HTTP server": the payload's fields. */
export const mediaMtxAuth = {
  user: 'user',
  password: 'password',
  token: 'token',
  ip: 'ip',
  action: 'publish',
  path: 'path',
  protocol: 'rtmp',
  id: 'id',
  query: 'query',
} as const;

/** The same page: "it's perfectly normal … to receive requests with empty users and passwords". */
export const mediaMtxEmptyAuth = { user: '', password: '' } as const;

/**
 * MediaMTX, docs/2-features/21-hooks.md (commit 14f7394): the queries that its examples of runOnReady, runOnNotReady and
 * runOnRecordSegmentComplete send, with values in place of the variables.
 */
export const mediaMtxHooks = {
  ready: {
    path: 'live/livestream',
    source_type: 'rtmpConn',
    source_id: 'c1f0cd51-7c4d-4c6f-8f2e-1b6a3c5f0a11',
  },
  notReady: {
    path: 'live/livestream',
    source_type: 'rtmpConn',
    source_id: 'c1f0cd51-7c4d-4c6f-8f2e-1b6a3c5f0a11',
  },
  segment: {
    path: 'live/livestream',
    segment_path: './recordings/live/livestream/2026-03-01_12-00-00-000000.mp4',
    segment_duration: '10.5',
  },
} as const;

/** MediaMTX, api/openapi.yaml, schema Path: what `GET /v3/paths/get/{name}` answers, of the fields that we read. */
export const mediaMtxPath = {
  name: 'live/livestream',
  ready: true,
  source: { type: 'rtmpConn', id: 'c1f0cd51-7c4d-4c6f-8f2e-1b6a3c5f0a11' },
  tracks: ['H264', 'MPEG-4 Audio'],
  bytesReceived: 123_456,
} as const;

/** SRS 6, https://ossrs.io/lts/en-us/docs/v6/doc/http-callback, "Protocol": the example of on_publish. */
export const srsPublish = {
  server_id: 'vid-0xk989d',
  action: 'on_publish',
  client_id: '341w361a',
  ip: '127.0.0.1',
  vhost: '__defaultVhost__',
  app: 'live',
  tcUrl: 'rtmp://127.0.0.1:1935/live?vhost=__defaultVhost__',
  stream: 'livestream',
  param: '',
  stream_url: 'video.test.com/live/livestream',
  stream_id: 'vid-124q9y3',
} as const;

/** SRS, trunk/conf/full.conf, section http_hooks: the examples of the other callbacks. */
const srsOfConf = {
  client_id: '9308h583',
  ip: '192.168.1.10',
  vhost: 'video.test.com',
  app: 'live',
  stream: 'livestream',
  param: '?token=xxx&salt=yyy',
  server_id: 'vid-werty',
  stream_url: 'video.test.com/live/livestream',
  stream_id: 'vid-124q9y3',
} as const;
export const srsUnpublish = { ...srsOfConf, action: 'on_unpublish' } as const;
export const srsPlay = { ...srsOfConf, action: 'on_play', pageUrl: 'http://www.test.com/live.html' } as const;
export const srsStop = { ...srsOfConf, action: 'on_stop' } as const;
export const srsDvr = {
  ...srsOfConf,
  action: 'on_dvr',
  cwd: '/usr/local/srs',
  file: './objs/nginx/html/live/livestream.1420254068776.flv',
} as const;

/** SRS, trunk/src/app/srs_app_statistic.cpp, SrsStatisticStream::dumps: one of `GET /api/v1/streams/`. */
export const srsStream = {
  id: 'vid-124q9y3',
  name: 'livestream',
  vhost: 'vid-0xk989d',
  app: 'live',
  live_ms: 1_678_901_234_567,
  clients: 5,
  frames: 12_345,
  send_bytes: 67_890_123,
  recv_bytes: 12_345_678,
  kbps: { recv_30s: 2048, send_30s: 10_240 },
  publish: { active: true, cid: '341w361a' },
  video: { codec: 'H264', profile: 'High', level: '3.1', width: 1280, height: 720 },
  audio: { codec: 'AAC', sample_rate: 44_100, channel: 2, profile: 'LC' },
} as const;
