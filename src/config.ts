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

/** What other settings make necessary, whether those are right or not. */
function missingSettings(env: Environment): ConfigProblem[] {
  const isSet = (setting: keyof Settings): boolean => empty(env[setting]) !== undefined;
  const isPublic = isSet('PUBLIC_URL');
  const hasZalo = isSet('ZALO_BOT_TOKEN');
  const needed: readonly { setting: keyof Settings; when: string; isNeeded: boolean }[] = [
    {
      setting: 'WEBHOOK_SECRET',
      when: 'PUBLIC_URL',
      isNeeded: isPublic && (isSet('TELEGRAM_BOT_TOKEN') || !hasZalo),
    },
    {
      setting: 'ZALO_BOT_WEBHOOK_SECRET',
      when: 'PUBLIC_URL và ZALO_BOT_TOKEN',
      isNeeded: isPublic && hasZalo,
    },
    {
      setting: 'LINK_SECRET',
      when: 'ZALO_BOT_TOKEN và địa chỉ công khai',
      isNeeded: hasZalo && (isPublic || isSet('LINK_URL')),
    },
  ];
  return needed
    .filter(({ setting, isNeeded }) => isNeeded && !isSet(setting))
    .map(({ setting, when }) => ({
      setting,
      message: `cần có khi đặt ${when} (16–256 ký tự ngẫu nhiên)`,
    }));
}

/** Reads the settings. Every problem is reported at once, in words that name the setting. */
export function readConfig(env: Environment): Result<Config, readonly ConfigProblem[]> {
  const read = environment.safeParse(env);
  const wrong = (read.error?.issues ?? []).map(({ path, message }) => ({ setting: path.join('.'), message }));
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
