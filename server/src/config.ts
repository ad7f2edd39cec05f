/** One setting: where it comes from, what it means, and what it is when nobody says. */
interface Setting<Value> {
  readonly variable: string;
  readonly describe: string;
  readonly fallback: Value;
  readonly read: (text: string) => Value;
}

const text = (variable: string, fallback: string, describe: string): Setting<string> => ({
  variable,
  describe,
  fallback,
  read: (value) => value,
});

/** An origin as browsers write it; a slash or a path at its end would make every comparison with it fail. */
const readOrigin = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new ConfigError(`KANMAI_ORIGIN must look like https://shop.example, but is "${value}".`);
  }
  return url.origin;
};

const secretLengthMin = 32;

/** Whoever guesses it signs in as anybody. */
const readSecret = (value: string): string => {
  if (value.length < secretLengthMin)
    throw new ConfigError(`KANMAI_SECRET must have at least ${secretLengthMin} characters.`);
  return value;
};

/** Push services know whoever sends by it: another key is another sender, whom nobody subscribed to. */
const readVapidKey = (value: string): string => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(value))
    throw new ConfigError('KANMAI_VAPID_PRIVATE_KEY must be 32 bytes in base64url, 43 characters.');
  return value;
};

/** Whoever has it certifies whatever they like in the platform's name. */
const readInspectionKey = (value: string): string => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(value))
    throw new ConfigError('KANMAI_INSPECTION_KEY must be 32 bytes in base64url, 43 characters.');
  return value;
};

/** What is said is sent there. */
const readSpeechUrl = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    throw new ConfigError(
      'KANMAI_SPEECH_URL must look like http://127.0.0.1:8000/v1/audio/transcriptions; the key has a setting of its own.',
    );
  return url.href;
};

const whole = (variable: string, fallback: number, describe: string): Setting<number> => ({
  variable,
  describe,
  fallback,
  read: (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < 0) {
      throw new ConfigError(`${variable} must be a whole number of at least 0, but is "${value}".`);
    }
    return number;
  },
});

const readPortOrAuto = (value: string): string => {
  const port = Number(value);
  if (value === 'auto' || (Number.isInteger(port) && port >= 0 && port <= 65_535)) return value;
  throw new ConfigError(`KANMAI_RTMP_PORT must be a port, 0 or auto, but is "${value}".`);
};

const choice = <const Word extends string>(
  variable: string,
  words: readonly Word[],
  fallback: Word,
  describe: string,
): Setting<Word> => ({
  variable,
  describe: `${describe} One of: ${words.join(', ')}.`,
  fallback,
  read: (value) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined)
      throw new ConfigError(`${variable} must be one of ${words.join(', ')}, but is "${value}".`);
    return word;
  },
});

export class ConfigError extends Error {}

/** Every setting of the server, with its default. `docs/reference/settings.md` is generated from this table. */
export const settings = {
  port: whole('PORT', 7700, 'The port that web and API listen on; 0 picks a free one.'),
  host: text(
    'HOST',
    '',
    'The address to listen on. Empty: loopback with the town, every address without it.',
  ),
  home: text(
    'KANMAI_HOME',
    '',
    'The directory that holds everything this installation keeps. Empty: .kanmai in the project.',
  ),
  origin: {
    ...text(
      'KANMAI_ORIGIN',
      '',
      'The public origin, e.g. https://shop.example. Empty: http://localhost:PORT.',
    ),
    read: readOrigin,
  },
  roles: text('KANMAI_ROLES', 'web,worker', 'Which roles this process plays: web, worker.'),
  town: choice(
    'KANMAI_TOWN',
    ['on', 'off'],
    'on',
    'Whether the demonstration town is set up and can be signed in to.',
  ),
  webhookTargets: choice(
    'KANMAI_WEBHOOK_TARGETS',
    ['auto', 'public', 'any'],
    'auto',
    'Where webhooks may be sent and pictures of a catalogue fetched from: public, only over HTTPS at public addresses; auto: any address in the town, else public.',
  ),
  databaseUrl: text('DATABASE_URL', '', 'A PostgreSQL to use. Empty: the embedded one, in KANMAI_HOME.'),
  databaseConnections: whole(
    'KANMAI_DATABASE_CONNECTIONS',
    16,
    'Most connections this process opens to PostgreSQL.',
  ),
  databasePrepare: choice(
    'KANMAI_DATABASE_PREPARE',
    ['on', 'off'],
    'on',
    'Statements that come often are prepared in each connection. Off behind a pooler that does not keep them.',
  ),
  interestThread: choice(
    'KANMAI_INTEREST_THREAD',
    ['auto', 'on', 'off'],
    'auto',
    'Whether the interest engine has a thread of its own; auto: where there is more than one core.',
  ),
  natsUrl: text(
    'KANMAI_NATS_URL',
    '',
    'A NATS server for several processes. Empty: the bus stays in this process.',
  ),
  s3Bucket: text('KANMAI_S3_BUCKET', '', 'A bucket for files. Empty: files are kept in KANMAI_HOME.'),
  s3Endpoint: text('KANMAI_S3_ENDPOINT', '', 'The S3 endpoint, for others than AWS.'),
  s3Region: text('KANMAI_S3_REGION', 'us-east-1', 'The S3 region.'),
  ffmpeg: text(
    'KANMAI_FFMPEG',
    '',
    'The ffmpeg to use. Empty: the system’s (5 or newer), else the one from npm.',
  ),
  strangersUpload: choice(
    'KANMAI_STRANGERS_UPLOAD',
    ['auto', 'on', 'off'],
    'auto',
    'Whether people may upload clips; auto: only with a system ffmpeg, or in the town.',
  ),
  clipMinutesMax: whole('KANMAI_CLIP_MINUTES_MAX', 10, 'The longest clip, in minutes.'),
  uploadMegabytesMax: whole('KANMAI_UPLOAD_MEGABYTES_MAX', 512, 'The largest upload, in megabytes.'),
  rtmpPort: {
    ...text(
      'KANMAI_RTMP_PORT',
      'auto',
      'The port that live rooms are pushed to by RTMP; 0 picks a free one; auto: 1935, or a free one when that is taken.',
    ),
    read: readPortOrAuto,
  },
  liveEncode: choice(
    'KANMAI_LIVE_ENCODE',
    ['on', 'off'],
    'on',
    'Whether a live push that viewers cannot play (other than H.264 and AAC) is encoded here, or refused.',
  ),
  liveLower: whole(
    'KANMAI_LIVE_LOWER',
    0,
    'The short side, e.g. 360, of a smaller picture that is encoded beside each live push for slow lines; 0: none.',
  ),
  mediaServer: choice(
    'KANMAI_MEDIA_SERVER',
    ['embedded', 'mediamtx', 'srs'],
    'embedded',
    'Who takes and plays live rooms: this process, or a MediaMTX or SRS that asks us by its callbacks.',
  ),
  mediaServerToken: text(
    'KANMAI_MEDIA_SERVER_TOKEN',
    '',
    'MediaMTX or SRS: the secret in the address of its callbacks, at least 16 characters: /live-media/hooks/TOKEN/….',
  ),
  mediaServerRtmp: text(
    'KANMAI_MEDIA_SERVER_RTMP',
    '',
    'MediaMTX or SRS: where broadcasters push to, e.g. rtmp://push.shop.example.',
  ),
  mediaServerPlayback: text(
    'KANMAI_MEDIA_SERVER_PLAYBACK',
    '',
    'MediaMTX or SRS: where viewers fetch HLS (and HTTP-FLV) from, e.g. https://play.shop.example.',
  ),
  mediaServerWhip: text(
    'KANMAI_MEDIA_SERVER_WHIP',
    '',
    'MediaMTX or SRS: where browsers push by WebRTC (WHIP). Empty: browsers do not push.',
  ),
  mediaServerApi: text(
    'KANMAI_MEDIA_SERVER_API',
    '',
    'MediaMTX or SRS: its API, reachable from here only, e.g. http://127.0.0.1:9997.',
  ),
  mediaServerRecordings: text(
    'KANMAI_MEDIA_SERVER_RECORDINGS',
    '',
    'MediaMTX or SRS: the directory of its recordings, as this process sees it. Empty: no replays.',
  ),
  speechUrl: {
    ...text(
      'KANMAI_SPEECH_URL',
      '',
      'Where a speech server of your own transcribes what is said in live rooms, the whole address, e.g. http://127.0.0.1:8000/v1/audio/transcriptions. Empty: nobody listens.',
    ),
    read: readSpeechUrl,
  },
  speechModel: text(
    'KANMAI_SPEECH_MODEL',
    '',
    'Speech: the model, as that server names it. Empty: it has one only.',
  ),
  speechKey: text('KANMAI_SPEECH_KEY', '', 'Speech: the key, sent as a bearer token. Empty: none.'),
  speechLanguage: choice(
    'KANMAI_SPEECH_LANGUAGE',
    ['zh-CN', 'en', 'auto'],
    'zh-CN',
    'Speech: what is spoken in live rooms; auto: the server finds out, stretch by stretch.',
  ),
  speechRooms: whole(
    'KANMAI_SPEECH_ROOMS',
    4,
    'Speech: how many live rooms one process has heard at once; further ones go unheard, and are counted.',
  ),
  requestsPerMinute: whole(
    'KANMAI_REQUESTS_PER_MINUTE',
    1200,
    'Requests a minute that one person or address may make.',
  ),
  secret: {
    ...text(
      'KANMAI_SECRET',
      '',
      'The key that signs sessions and cookies. Empty: made once and kept in KANMAI_HOME.',
    ),
    read: readSecret,
  },
  vapidPrivateKey: {
    ...text(
      'KANMAI_VAPID_PRIVATE_KEY',
      '',
      'The key that web push is sent by: P-256, 32 bytes, base64url. Empty: made from the key that signs sessions.',
    ),
    read: readVapidKey,
  },
  inspectionAddress: text(
    'KANMAI_INSPECTION_ADDRESS',
    '',
    'Recipient, phone and address of the warehouse where goods are inspected before buyers get them. Empty: one of the town’s; without the town nothing is inspected.',
  ),
  inspectionKey: {
    ...text(
      'KANMAI_INSPECTION_KEY',
      '',
      'The key that inspection certificates are signed with: Ed25519, 32 bytes, base64url. Empty: made from the key that signs sessions. Certificates of a former key stay good.',
    ),
    read: readInspectionKey,
  },
  vapidSubject: text(
    'KANMAI_VAPID_SUBJECT',
    '',
    'How push services reach whoever runs this: mailto:… or an https address. Empty: KANMAI_ORIGIN.',
  ),
  oauthIssuer: text(
    'KANMAI_OAUTH_ISSUER',
    '',
    'The OpenID Connect issuer to sign in with, e.g. https://accounts.example.',
  ),
  oauthClientId: text('KANMAI_OAUTH_CLIENT_ID', '', 'The client id at that issuer.'),
  oauthClientSecret: text('KANMAI_OAUTH_CLIENT_SECRET', '', 'The client secret at that issuer.'),
  paymentMinutes: whole(
    'KANMAI_PAYMENT_MINUTES',
    15,
    'How long an unpaid order keeps its stock, in minutes.',
  ),
  paymentProviders: text(
    'KANMAI_PAYMENT_PROVIDERS',
    'auto',
    'Which payment providers are on, the preferred first: sandbox, stripe, alipay, wechatpay. auto: those whose settings are given, and the sandbox in the town or when there is no other.',
  ),
  stripeSecretKey: text('KANMAI_STRIPE_SECRET_KEY', '', 'Stripe: the secret key, sk_… or rk_….'),
  stripeWebhookSecret: text(
    'KANMAI_STRIPE_WEBHOOK_SECRET',
    '',
    'Stripe: the signing secret of the endpoint that tells us of payments, whsec_….',
  ),
  alipayAppId: text('KANMAI_ALIPAY_APP_ID', '', 'Alipay: the application’s id.'),
  alipayPrivateKey: text(
    'KANMAI_ALIPAY_PRIVATE_KEY',
    '',
    'Alipay: the application’s private key (RSA2), as PEM or its base64 alone.',
  ),
  alipayPublicKey: text(
    'KANMAI_ALIPAY_PUBLIC_KEY',
    '',
    'Alipay: Alipay’s public key (not the application’s), as PEM or its base64 alone.',
  ),
  alipayGateway: text(
    'KANMAI_ALIPAY_GATEWAY',
    'https://openapi.alipay.com/gateway.do',
    'Alipay: the gateway; another one for its sandbox.',
  ),
  alipayPage: choice(
    'KANMAI_ALIPAY_PAGE',
    ['wap', 'page'],
    'wap',
    'Alipay: the page to pay on, for phones (wap) or for computers (page).',
  ),
  wechatpayMchId: text('KANMAI_WECHATPAY_MCHID', '', 'WeChat Pay: the merchant number.'),
  wechatpayAppId: text('KANMAI_WECHATPAY_APP_ID', '', 'WeChat Pay: the application’s id, wx….'),
  wechatpaySerial: text(
    'KANMAI_WECHATPAY_SERIAL',
    '',
    'WeChat Pay: the serial number of the merchant’s certificate.',
  ),
  wechatpayPrivateKey: text(
    'KANMAI_WECHATPAY_PRIVATE_KEY',
    '',
    'WeChat Pay: the merchant’s private key, as PEM or its base64 alone.',
  ),
  wechatpayApiV3Key: text('KANMAI_WECHATPAY_API_V3_KEY', '', 'WeChat Pay: the APIv3 key of 32 characters.'),
  wechatpayPublicKey: text(
    'KANMAI_WECHATPAY_PUBLIC_KEY',
    '',
    'WeChat Pay: WeChat Pay’s public key or platform certificate, as PEM.',
  ),
  wechatpayPublicKeyId: text(
    'KANMAI_WECHATPAY_PUBLIC_KEY_ID',
    '',
    'WeChat Pay: that key’s id, PUB_KEY_ID_…, or the certificate’s serial number.',
  ),
  settlementDays: whole(
    'KANMAI_SETTLEMENT_DAYS',
    7,
    'How many days after its receipt an order’s money is settled (T+N).',
  ),
  sandboxCarrierSpeed: whole(
    'KANMAI_SANDBOX_CARRIER_SPEED',
    60,
    'How many times faster than real parcels those of the sandbox carriers move.',
  ),
  logLevel: choice(
    'KANMAI_LOG',
    ['debug', 'info', 'warn', 'error', 'silent'],
    'warn',
    'How much is logged, as JSON lines on standard error.',
  ),
} as const;

type Settings = typeof settings;
export type Config = { readonly [Name in keyof Settings]: Settings[Name]['fallback'] };

/** Reads every setting. @throws ConfigError with one clear sentence. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const entries = Object.entries(settings).map(([name, setting]) => {
    const given = environment[setting.variable];
    const value = given === undefined || given === '' ? setting.fallback : setting.read(given);
    return [name, value];
  });
  return Object.fromEntries(entries) as Config;
}

export type Role = 'web' | 'worker';

export function rolesOf(config: Config): ReadonlySet<Role> {
  const roles = config.roles.split(',').map((role) => role.trim());
  for (const role of roles) {
    if (role !== 'web' && role !== 'worker')
      throw new ConfigError(`KANMAI_ROLES names "${role}", which is not a role.`);
  }
  return new Set(roles as Role[]);
}
