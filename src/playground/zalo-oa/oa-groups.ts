import type { OaGroup, OaGroupAsset, OaMessage } from './oa-chat.ts';
import type { OaPerson } from './oa-person.ts';
import { invalid, OaRefusal } from './oa-refusal.ts';

const weekMs = 7 * 24 * 3_600_000;
const mostAtFirst = 99;

export const mayBeAsked = ({ following, lastInteraction }: OaPerson, now: Date): boolean =>
  following || (lastInteraction !== null && now.getTime() - lastInteraction.getTime() <= weekMs);

/** The groups that the account made, and the rights to make them. */
export class OaGroups {
  readonly assets: OaGroupAsset[] = [];
  readonly #groups = new Map<string, OaGroup>();
  readonly #now: () => Date;
  readonly #changed: (event: string, group: OaGroup) => void;

  /** @param changed told `create_group` and its like */
  constructor(now: () => Date, changed: (event: string, group: OaGroup) => void) {
    this.#now = now;
    this.#changed = changed;
  }

  addAsset(product: OaGroupAsset['product'] = 'gmf100', days = 365): OaGroupAsset {
    const validUntil = new Date(this.#now().getTime() + days * 86_400_000);
    const asset = { id: `asset-${this.assets.length + 1}`, product, validUntil, groupId: null };
    this.assets.push(asset);
    return asset;
  }

  all(): OaGroup[] {
    return [...this.#groups.values()];
  }

  byId(id: string): OaGroup | undefined {
    return this.#groups.get(id);
  }

  byLink(link: string): OaGroup | undefined {
    return this.all().find((group) => group.link === link);
  }

  create(name: string, assetId: string, members: readonly OaPerson[]): OaGroup {
    const asset = this.assets.find(({ id }) => id === assetId);
    if (!asset || asset.validUntil <= this.#now()) throw new OaRefusal(-241, 'asset is not available');
    if (asset.groupId !== null) throw new OaRefusal(-238, 'asset is used');
    if (name.trim() === '' || name.length > 100) throw invalid('group_name');
    if (members.length === 0 || members.length > mostAtFirst) throw invalid('member_user_ids');
    this.#checkInvited(members);
    const id = `7${String(this.#groups.size + 1).padStart(18, '0')}`;
    const group: OaGroup = {
      ...{ id, name, assetId, link: `https://zalo.me/g/${id.slice(-6)}` },
      ...{ members: [...members], messages: [], ended: false },
    };
    this.#groups.set(id, group);
    asset.groupId = id;
    this.#changed('create_group', group);
    return group;
  }

  /** People join by the link as well. */
  join(group: OaGroup, member: OaPerson): void {
    if (group.members.includes(member) || group.ended) return;
    if (group.members.length >= mostOf(this.#assetOf(group))) throw new OaRefusal(-210, 'the group is full');
    group.members.push(member);
    this.#changed('user_join_group', group);
  }

  invite(group: OaGroup, members: readonly OaPerson[]): void {
    this.#checkInvited(members);
    for (const member of members) this.join(group, member);
  }

  leave(group: OaGroup, member: OaPerson, event: string): void {
    const at = group.members.indexOf(member);
    if (at < 0) return;
    group.members.splice(at, 1);
    this.#changed(event, group);
  }

  end(group: OaGroup, event: string): void {
    group.ended = true;
    this.#assetOf(group).groupId = null;
    this.#changed(event, group);
  }

  /** The group that a message may go to. */
  open(id: string): OaGroup {
    const group = this.#groups.get(id);
    if (!group || group.ended) throw new OaRefusal(-403, 'OA is not in group');
    if (this.#assetOf(group).validUntil <= this.#now()) throw new OaRefusal(-237, 'group is disabled');
    return group;
  }

  facts(group: OaGroup): object {
    const asset = this.#assetOf(group);
    const alive = !group.ended && asset.validUntil > this.#now();
    return {
      group_info: {
        ...{ group_id: group.id, name: group.name, group_link: group.link },
        ...{ status: alive ? 'enabled' : 'disabled', total_member: group.members.length + 1 },
        max_member: String(mostOf(asset)),
      },
      asset_info: { asset_id: asset.id, valid_through: day(asset.validUntil), auto_renew: false },
      group_setting: { lock_send_msg: false, join_appr: false, enable_link_join: true },
    };
  }

  /** `[@<id>]` names a member, or everybody: such a text is no longer what was written. */
  mentionsIn(group: OaGroup, { content }: Pick<OaMessage, 'content'>): string[] {
    const text = content.kind === 'text' ? content.text : '';
    return [...text.matchAll(/\[@(\d+)\]/g)].flatMap(([, id = '']) =>
      id === group.id || group.members.some((member) => member.id === id) ? [id] : [],
    );
  }

  quota(product: unknown): object[] {
    return this.assets
      .filter((asset) => asset.product === product)
      .map(({ id, validUntil, groupId }) => ({
        ...{ asset_id: id, product_type: product, status: groupId === null ? 'available' : 'used' },
        ...{
          valid_through: day(validUntil),
          auto_renew: false,
          ...(groupId === null ? {} : { used_id: groupId }),
        },
      }));
  }

  #checkInvited(members: readonly OaPerson[]): void {
    if (!members.every((member) => mayBeAsked(member, this.#now())))
      throw new OaRefusal(-217, 'user has blocked invitations');
  }

  #assetOf({ assetId }: OaGroup): OaGroupAsset {
    const asset = this.assets.find(({ id }) => id === assetId);
    if (!asset) throw new Error(`no asset ${assetId}`);
    return asset;
  }
}

const mostOf = ({ product }: OaGroupAsset): number => Number(product.slice('gmf'.length));

const day = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
