import { z } from 'zod';
import { err, ok, type Result } from './domain/result.ts';

/** Where a bot keeps its data when nothing else is said. */
export const defaultDatabaseUrl = 'file:./data/bot.db';

/** In production metrics are never shown at the port that the world reaches. */
const defaultMetricsPort = 9464;

/** Everything that the environment decides. Made once, in main.ts and the command-line tools; frozen. */
export interface Config {
  readonly telegram: { readonly token: string; readonly apiRoot: string | null } | null;
  readonly zaloBot: {
    readonly token: string;
    readonly apiRoot: string | null;
    /** what its plan lets it send and serve, where that is not the free one */
    readonly allowance?: { readonly messagesPerMonth?: number; readonly people?: number };
    /** null: polling, for development */
    readonly webhook: { readonly publicUrl: string; readonly secret: string } | null;
  } | null;
  readonly zaloOa: {
    readonly oaId: string;
    readonly appId: string;
    readonly appSecret: string;
    /** signs webhooks */
    readonly oaSecret: string;
    /** where the consent begins; null: by a link that an administrator opens */
    readonly refreshToken: string | null;
    /** where that link leads; null: nowhere */
    readonly publicUrl: string | null;
    /** PKCE, where the console gave a fixed pair; null: each link has its own */
    readonly codeVerifier: string | null;
    /** 32 bytes, that stored tokens are encrypted with */
    readonly tokenKey: Uint8Array;
    readonly template: { readonly id: string; readonly data: Readonly<Record<string, string>> } | null;
    /** in which webhooks may be signed; null: all that are known */
    readonly signatures: readonly SignatureName[] | null;
    readonly apiRoot: string | null;
    readonly oauthRoot: string | null;
  } | null;
  /** by which Zalo sees that the domain is ours; null: shown elsewhere */
  readonly siteVerification: string | null;
  /** where people and messengers fetch files by link, and the secret that signs the links; null: nowhere */
  readonly links: { readonly baseUrl: string; readonly secret: string } | null;
  /** `file:./data/bot.db` or `postgres://…` */
  readonly databaseUrl: string | null;
  readonly port: number;
  /** on 127.0.0.1 alone; null: metrics are shown at `port`, to this machine */
  readonly metricsPort: number | null;
  /** of Telegram; null: long polling */
  readonly webhook: { readonly publicUrl: string; readonly secret: string } | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly production: boolean;
  /** days after which the text of received messages is deleted; the figures stay */
  readonly keepTextsDays: number;
}

export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(shape: T) => z.preprocess(empty, shape.optional());

const url = z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ http(s)' });

const count = z.coerce.number('phải là một số').int().min(1, 'ít nhất 1');
const signatureNames = [
  'app-id+oa-secret',
  'oa-id+oa-secret',
  'app-id+app-secret',
  'oa-id+app-secret',
] as const;
type SignatureName = (typeof signatureNames)[number];

/** `{"ten":"…"}` */
const jsonTexts = z.string().transform((text, context): Readonly<Record<string, string>> => {
  try {
    const read = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // told below
  }
  context.addIssue('phải là một đối tượng JSON, ví dụ {"noi_dung":"{tin:100}"}');
  return z.NEVER;
});

const environment = z.object({
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]{20,}$/, 'không giống mã của BotFather (dạng 123456:ABC…)'),
  ),
  TELEGRAM_API_ROOT: optional(url),
  ZALO_BOT_TOKEN: optional(
    z.string().regex(/^[^:\s/]+:[^\s/]{8,}$/, 'không giống mã của Zalo Bot (dạng 12345689:abc-xyz)'),
  ),
  ZALO_BOT_API_ROOT: optional(url),
  ZALO_BOT_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'gồm 16–256 ký tự A–Z, a–z, 0–9, _ và -'),
  ),
  ZALO_BOT_MONTHLY_MESSAGES: optional(count),
  ZALO_BOT_PEOPLE: optional(count),
  ZALO_OA_ID: optional(z.string().regex(/^\d{5,25}$/, 'là dãy chữ số của Official Account (OA ID)')),
  ZALO_OA_APP_ID: optional(z.string().regex(/^\d{5,25}$/, 'là dãy chữ số của ứng dụng (App ID)')),
  ZALO_OA_APP_SECRET: optional(z.string().min(8, 'không giống khóa bí mật của ứng dụng')),
  ZALO_OA_SECRET: optional(z.string().min(8, 'không giống OA Secret Key ở mục Webhook')),
  ZALO_OA_REFRESH_TOKEN: optional(z.string().min(20, 'không giống refresh token')),
  ZALO_OA_CODE_VERIFIER: optional(z.string().regex(/^[\w.~-]{43,128}$/, 'gồm 43–128 ký tự')),
  ZALO_OA_TOKEN_KEY: optional(
    z.string().regex(/^[0-9a-fA-F]{64}$/, 'gồm đúng 64 chữ số thập lục phân (openssl rand -hex 32)'),
  ),
  ZALO_OA_TEMPLATE_ID: optional(z.string().regex(/^\d+$/, 'là dãy chữ số của mẫu tin đã duyệt')),
  ZALO_OA_TEMPLATE_DATA: optional(jsonTexts),
  ZALO_OA_SIGNATURES: optional(
    z
      .string()
      .transform((list) => list.split(',').map((each) => each.trim()))
      .pipe(z.array(z.enum(signatureNames, `gồm một hay nhiều trong: ${signatureNames.join(', ')}`))),
  ),
  ZALO_OA_API_ROOT: optional(url),
  ZALO_OA_OAUTH_ROOT: optional(url),
  ZALO_SITE_VERIFICATION: optional(z.string().regex(/^[\w=.-]{8,200}$/, 'là mã trong thẻ meta của Zalo')),
  LINK_URL: optional(url),
  LINK_SECRET: optional(z.string().min(16, 'ít nhất 16 ký tự ngẫu nhiên')),
  DATABASE_URL: optional(
    z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'phải bắt đầu bằng file: hoặc postgres://'),
  ),
  PORT: z.preprocess(
    empty,
    z.coerce.number('phải là một số').int().min(0).max(65_535, 'từ 0 đến 65535').default(8080),
  ),
  METRICS_PORT: optional(z.coerce.number('phải là một số').int().min(1).max(65_535, 'từ 1 đến 65535')),
  PUBLIC_URL: optional(z.url({ protocol: /^https$/, error: 'phải là một địa chỉ https' })),
  WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{16,256}$/, 'gồm 16–256 ký tự A–Z, a–z, 0–9, _ và -')),
  LOG_LEVEL: z.preprocess(
    empty,
    z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'phải là debug, info, warn, error hoặc silent')
      .default('info'),
  ),
  NODE_ENV: z.string().optional(),
  KEEP_TEXTS_DAYS: z.preprocess(
    empty,
    z.coerce.number('phải là một số').int().min(1, 'ít nhất 1').default(365),
  ),
});

type Settings = z.infer<typeof environment>;

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

const webhookOf = (publicUrl: string | undefined, secret: string | undefined): Config['webhook'] =>
  publicUrl !== undefined && secret !== undefined ? { publicUrl: withoutSlash(publicUrl), secret } : null;

function linksOf({ LINK_URL, PUBLIC_URL, LINK_SECRET }: Settings): Config['links'] {
  const baseUrl = LINK_URL ?? PUBLIC_URL;
  return baseUrl !== undefined && LINK_SECRET !== undefined
    ? { baseUrl: withoutSlash(baseUrl), secret: LINK_SECRET }
    : null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const neededForOa = [
  ...(['ZALO_OA_ID', 'ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET'] as const),
  'ZALO_OA_TOKEN_KEY',
] as const;

function zaloOaOf(settings: Settings): Config['zaloOa'] {
  const { ZALO_OA_ID: oaId, ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = settings;
  const { ZALO_OA_SECRET: oaSecret, ZALO_OA_REFRESH_TOKEN: refreshToken, ZALO_OA_TOKEN_KEY: key } = settings;
  if (!oaId || !appId || !appSecret || !oaSecret || !key) return null;
  const { ZALO_OA_TEMPLATE_ID: id, ZALO_OA_TEMPLATE_DATA: data } = settings;
  return {
    ...{ oaId, appId, appSecret, oaSecret, tokenKey: bytesOfHex(key) },
    refreshToken: refreshToken ?? null,
    publicUrl: settings.PUBLIC_URL === undefined ? null : withoutSlash(settings.PUBLIC_URL),
    codeVerifier: settings.ZALO_OA_CODE_VERIFIER ?? null,
    template: id !== undefined && data !== undefined ? { id, data } : null,
    signatures: settings.ZALO_OA_SIGNATURES ?? null,
    apiRoot: settings.ZALO_OA_API_ROOT ?? null,
    oauthRoot: settings.ZALO_OA_OAUTH_ROOT ?? null,
  };
}

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** What other settings make necessary, whether those are right or not. */
function missingSettings(env: Environment): ConfigProblem[] {
  const isSet = (setting: keyof Settings): boolean => empty(env[setting]) !== undefined;
  const isPublic = isSet('PUBLIC_URL');
  const hasZalo = isSet('ZALO_BOT_TOKEN');
  const hasOa = isSet('ZALO_OA_REFRESH_TOKEN') || neededForOa.some(isSet);
  const needed: readonly { setting: keyof Settings; when: string; isNeeded: boolean }[] = [
    {
      setting: 'WEBHOOK_SECRET',
      when: 'PUBLIC_URL',
      isNeeded: isPublic && (isSet('TELEGRAM_BOT_TOKEN') || !(hasZalo || hasOa)),
    },
    {
      setting: 'ZALO_BOT_WEBHOOK_SECRET',
      when: 'PUBLIC_URL và ZALO_BOT_TOKEN',
      isNeeded: isPublic && hasZalo,
    },
    ...neededForOa.map((setting) => ({ setting, when: 'ZALO_OA_ID', isNeeded: hasOa })),
    {
      setting: 'ZALO_OA_REFRESH_TOKEN',
      when: 'ZALO_OA_ID mà không có PUBLIC_URL',
      isNeeded: hasOa && !isPublic,
    },
    {
      setting: 'ZALO_OA_TEMPLATE_ID',
      when: 'ZALO_OA_TEMPLATE_DATA',
      isNeeded: isSet('ZALO_OA_TEMPLATE_DATA'),
    },
    {
      setting: 'ZALO_OA_TEMPLATE_DATA',
      when: 'ZALO_OA_TEMPLATE_ID',
      isNeeded: isSet('ZALO_OA_TEMPLATE_ID'),
    },
    {
      setting: 'LINK_SECRET',
      when: 'Zalo và địa chỉ công khai',
      isNeeded: (hasZalo || hasOa) && (isPublic || isSet('LINK_URL')),
    },
  ];
  return needed
    .filter(({ setting, isNeeded }) => isNeeded && !isSet(setting))
    .map(({ setting, when }) => ({
      setting,
      message: setting.startsWith('ZALO_OA_')
        ? `cần có khi đặt ${when} (xem docs/zalo.md, phần B)`
        : `cần có khi đặt ${when} (16–256 ký tự ngẫu nhiên)`,
    }));
}

/** Reads the settings. Every problem is reported at once, in words that name the setting. */
export function readConfig(env: Environment): Result<Config, readonly ConfigProblem[]> {
  const read = environment.safeParse(env);
  const wrong = (read.error?.issues ?? []).map(({ path, message }) => ({
    setting: String(path[0] ?? ''),
    message,
  }));
  const problems = [...wrong, ...missingSettings(env)];
  if (!read.success || problems.length > 0) return err(problems);
  const settings = read.data;
  return ok(
    Object.freeze({
      telegram: settings.TELEGRAM_BOT_TOKEN
        ? { token: settings.TELEGRAM_BOT_TOKEN, apiRoot: settings.TELEGRAM_API_ROOT ?? null }
        : null,
      zaloBot: settings.ZALO_BOT_TOKEN
        ? {
            token: settings.ZALO_BOT_TOKEN,
            apiRoot: settings.ZALO_BOT_API_ROOT ?? null,
            allowance: {
              ...(settings.ZALO_BOT_MONTHLY_MESSAGES && {
                messagesPerMonth: settings.ZALO_BOT_MONTHLY_MESSAGES,
              }),
              ...(settings.ZALO_BOT_PEOPLE && { people: settings.ZALO_BOT_PEOPLE }),
            },
            webhook: webhookOf(settings.PUBLIC_URL, settings.ZALO_BOT_WEBHOOK_SECRET),
          }
        : null,
      zaloOa: zaloOaOf(settings),
      siteVerification: settings.ZALO_SITE_VERIFICATION ?? null,
      links: linksOf(settings),
      databaseUrl: settings.DATABASE_URL ?? null,
      port: settings.PORT,
      metricsPort: settings.METRICS_PORT ?? (settings.NODE_ENV === 'production' ? defaultMetricsPort : null),
      webhook: webhookOf(settings.PUBLIC_URL, settings.WEBHOOK_SECRET),
      logLevel: settings.LOG_LEVEL,
      production: settings.NODE_ENV === 'production',
      keepTextsDays: settings.KEEP_TEXTS_DAYS,
    }),
  );
}
