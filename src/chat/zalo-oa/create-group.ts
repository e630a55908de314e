import { z } from 'zod';
import type { SendOutcome } from '../../app/ports/channel.ts';
import { toChatId } from '../zalo/chat-id.ts';
import type { OaCall } from './oa-call.ts';
import { OaRefused } from './oa-http.ts';
import { outcomeBeforeSending, outcomeOfFailure } from './refusal.ts';

/** Packages of groups by their most members, the usual one first. */
const products = ['gmf100', 'gmf50', 'gmf10', 'gmf1000'] as const;
const kinds = ['sub_quota', 'purchase_quota'] as const;

const assets = z.array(z.object({ asset_id: z.string(), status: z.string() }));
const created = z.object({ group_id: z.coerce.string().min(1), group_link: z.string().catch('') });

async function freeAsset(call: OaCall): Promise<string | null> {
  for (const product_type of products)
    for (const quota_type of kinds) {
      const data = await call('/v3.0/oa/quota/group', {
        json: { quota_owner: 'OA', product_type, quota_type },
      });
      const free = assets.safeParse(data).data?.find(({ status }) => status === 'available');
      if (free) return free.asset_id;
    }
  return null;
}

const noAsset =
  'Chưa tạo được nhóm: Official Account chưa có gói nhóm GMF còn trống. Xin người quản trị mua hoặc gia hạn gói ở oa.zalo.me, rồi nhắn lại /taonhom.';
const refused = (why: string): string =>
  `Zalo chưa cho tạo nhóm (${why}). Xin người quản trị xem gói GMF ở oa.zalo.me, rồi nhắn lại /taonhom.`;
const made = (title: string, link: string): string =>
  [
    `Đã tạo nhóm Zalo «${title}», đồng chí đã ở trong nhóm.`,
    ...(link === '' ? [] : ['Gửi liên kết này cho thành viên Hội đồng để vào nhóm:', link]),
    'Sau đó nhắn /nhom trong nhóm để nhận tổng hợp ở đó.',
  ].join('\n');

/**
 * Makes a group of the account with one member, and tells them its link.
 * @param tell writes to that member
 */
export async function createGroup(
  call: OaCall,
  memberId: string,
  title: string,
  tell: (words: string) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  let asset: string | null;
  try {
    asset = await freeAsset(call);
  } catch (error) {
    return outcomeBeforeSending(error, memberId);
  }
  if (asset === null) return tell(noAsset);
  try {
    const data = await call('/v3.0/oa/group/creategroupwithoa', {
      json: { group_name: title, asset_id: asset, member_user_ids: [memberId] },
    });
    const group = created.safeParse(data).data;
    // The group is there whether or not its link arrives.
    await tell(made(title, group?.group_link ?? ''));
    return { kind: 'delivered', messageId: group ? toChatId(group.group_id, true) : null };
  } catch (error) {
    const outcome = outcomeOfFailure(error, memberId);
    if (error instanceof OaRefused && outcome.kind !== 'retry') return tell(refused(error.message));
    return outcome;
  }
}
