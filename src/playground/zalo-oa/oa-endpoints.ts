import { z } from 'zod';
import { readMessage } from './oa-message-body.ts';
import { invalid, OaRefusal } from './oa-refusal.ts';
import type { OaSwitches } from './oa-switches.ts';
import { filledTemplate, type OaTemplate } from './oa-templates.ts';
import type { OaUploads } from './oa-uploads.ts';
import type { OaWorld } from './oa-world.ts';

export interface OaApi {
  readonly world: OaWorld;
  readonly uploads: OaUploads;
  readonly templates: ReadonlyMap<string, OaTemplate>;
  readonly switches: () => OaSwitches;
}

/** What a call was given: JSON, a query, or a form with a file. */
export interface OaCallInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** `data` of the answer. Throws `OaRefusal`. */
type Endpoint = (api: OaApi, input: OaCallInput) => unknown;

function read<T extends z.ZodType>(shape: T, { fields }: OaCallInput): z.infer<T> {
  const result = shape.safeParse(fields);
  if (result.success) return result.data;
  throw invalid(result.error.issues[0]?.path.join('.') ?? 'parameters');
}

/** The v2 calls and those for one person carry one JSON text in `data`. */
function inData<T extends z.ZodType>(shape: T, input: OaCallInput): z.infer<T> {
  const { data } = read(z.object({ data: z.string() }), input);
  try {
    return read(shape, { fields: JSON.parse(data) as Record<string, unknown>, file: null });
  } catch (error) {
    throw error instanceof OaRefusal ? error : invalid('data');
  }
}

const id = z.string().min(1);
const toUser = z.strictObject({ recipient: z.strictObject({ user_id: id }), message: z.unknown() });
const toGroup = z.strictObject({ recipient: z.strictObject({ group_id: id }), message: z.unknown() });
const quotaAsked = z.union([
  z.strictObject({ user_id: id }),
  z.strictObject({ quota_owner: z.literal('OA'), product_type: z.string(), quota_type: z.string() }),
]);
const people = z.array(id).min(1);

const shutDown: Endpoint = () => {
  throw new OaRefusal(-240, 'This API has been shut down');
};

function sendToUser({ world, uploads, switches }: OaApi, input: OaCallInput) {
  const { recipient, message } = read(toUser, input);
  const { content, quote } = readMessage(message, uploads, switches());
  const { message: sent, quota } = world.deliver(recipient.user_id, content, quote);
  return {
    ...{ message_id: sent.id, user_id: recipient.user_id, sent_time: String(sent.sentAt.getTime()) },
    quota,
  };
}

function sendTemplate({ world, templates, switches }: OaApi, input: OaCallInput) {
  const content = { template_id: id, template_data: z.record(z.string(), z.unknown()) };
  const inRecipient = z.strictObject({ recipient: z.strictObject({ user_id: id }), ...content });
  const call =
    switches().templateRecipient === 'recipient'
      ? read(
          inRecipient.transform(({ recipient, ...rest }) => ({ ...recipient, ...rest })),
          input,
        )
      : read(z.strictObject({ user_id: id, ...content }), input);
  const text = filledTemplate(templates.get(call.template_id), call.template_data);
  const { message } = world.deliverTemplate(call.user_id, call.template_id, text);
  return { message_id: message.id, user_id: call.user_id, sent_time: String(message.sentAt.getTime()) };
}

function sendToGroup({ world, uploads, switches }: OaApi, input: OaCallInput) {
  const { recipient, message } = read(toGroup, input);
  const { content } = readMessage(message, uploads, switches());
  const sent = world.deliverToGroup(recipient.group_id, content);
  return { message_id: sent.id, group_id: recipient.group_id, sent_time: String(sent.sentAt.getTime()) };
}

function membersOf({ world }: OaApi, ids: readonly string[]) {
  return ids.map((each) => {
    const person = world.person(each);
    if (!person) throw invalid('member_user_ids');
    return person;
  });
}

function createGroup(api: OaApi, input: OaCallInput) {
  const shape = z.object({
    ...{ group_name: z.string(), asset_id: id, member_user_ids: people },
    group_description: z.string().optional(),
  });
  const call = read(shape, input);
  const { groups } = api.world;
  const group = groups.create(call.group_name, call.asset_id, membersOf(api, call.member_user_ids));
  return {
    ...{ group_id: group.id, group_link: group.link, name: group.name, status: 'enabled' },
    total_member: group.members.length + 1,
  };
}

function inviteToGroup(api: OaApi, input: OaCallInput) {
  const { group_id, member_user_ids } = read(z.object({ group_id: id, member_user_ids: people }), input);
  const { groups } = api.world;
  groups.invite(groups.open(group_id), membersOf(api, member_user_ids));
  return {};
}

function groupFacts({ world: { groups } }: OaApi, input: OaCallInput) {
  const group = groups.byId(read(z.object({ group_id: id }), input).group_id);
  if (!group) throw new OaRefusal(-403, 'OA is not in group');
  return groups.facts(group);
}

function quota({ world }: OaApi, input: OaCallInput) {
  const asked = read(quotaAsked, input);
  return 'user_id' in asked ? world.quotaOf(asked.user_id) : [];
}

function groupQuota({ world }: OaApi, input: OaCallInput) {
  const shape = z.object({ quota_owner: z.literal('OA'), product_type: z.string(), quota_type: z.string() });
  return world.groups.quota(read(shape, input).product_type);
}

function userDetail({ world }: OaApi, input: OaCallInput) {
  const { user_id } = inData(z.object({ user_id: id }), input);
  const person = world.person(user_id);
  if (!person || (!person.following && person.lastInteraction === null))
    throw new OaRefusal(-213, 'user has not followed OA');
  return { user_id, display_name: person.displayName, user_is_follower: person.following };
}

function about({ world: { oa }, switches }: OaApi) {
  return { [switches().oaField]: oa.id, name: oa.name, is_verified: true };
}

const upload =
  (kind: 'image' | 'file'): Endpoint =>
  ({ uploads }, { file }) => {
    if (!file) throw invalid('file');
    return uploads[kind](file.name, file.bytes);
  };

export const oaEndpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['GET /v2.0/oa/getoa', about],
  ['GET /v3.0/oa/user/detail', userDetail],
  ['POST /v3.0/oa/quota/message', quota],
  ['POST /v3.0/oa/quota/group', groupQuota],
  ['POST /v3.0/oa/message/cs', sendToUser],
  ['POST /v3.0/oa/message/template', sendTemplate],
  ['POST /v3.0/oa/message/transaction', shutDown],
  ['POST /v3.0/oa/message/promotion', shutDown],
  ['POST /v2.0/oa/message', shutDown],
  ['POST /v3.0/oa/group/message', sendToGroup],
  ['POST /v3.0/oa/group/creategroupwithoa', createGroup],
  ['POST /v3.0/oa/group/invite', inviteToGroup],
  ['GET /v3.0/oa/group/getgroup', groupFacts],
  ['POST /v2.0/oa/upload/image', upload('image')],
  ['POST /v2.0/oa/upload/file', upload('file')],
]);
