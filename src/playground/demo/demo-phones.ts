import type { World } from '../bot-api/world/world.ts';
import type { Phone, Phones } from '../phone.ts';
import { switchablePhone } from '../switchable-phone.ts';
import { telegramPhone, type TelegramPhoneOptions } from '../telegram-phone.ts';
import { zaloBotPhone } from '../zalo-bot/zalo-bot-phone.ts';
import type { ZaloGroupChat } from '../zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../zalo-bot/zalo-person.ts';
import type { ZaloWorld } from '../zalo-bot/zalo-world.ts';
import type { OaPerson } from '../zalo-oa/oa-person.ts';
import type { OaWorld } from '../zalo-oa/oa-world.ts';
import { zaloOaPhone } from '../zalo-oa/zalo-oa-phone.ts';
import { demoCouncil, demoLeaders } from './demo-campaign.ts';

/** The people of the demo, by their posts: a leader and a deputy of each bloc, the clerk, two members of the council. */
export function makeDemoPhones(
  world: World,
  zalo: ZaloWorld | null = null,
  oa: OaWorld | null = null,
): Phones {
  const zaloPeople = new Map<string, ZaloPerson>();
  const onZalo = (name: string): ZaloPerson | null => {
    const person = zaloPeople.get(name) ?? zalo?.addPerson(name) ?? null;
    if (person) zaloPeople.set(name, person);
    return person;
  };
  const oaPeople = new Map<string, OaPerson>();
  const onAccount = (name: string): OaPerson | null => {
    const person = oaPeople.get(name) ?? oa?.addPerson(name) ?? null;
    if (person) oaPeople.set(name, person);
    return person;
  };
  let zaloGroup: ZaloGroupChat | null = null;
  /** The same owner's phone, with Zalo on it as well. */
  const phone = (options: TelegramPhoneOptions): Phone => {
    const { id, label, section, person: owner, group: inGroup } = options;
    const person = onZalo(owner.user.first_name);
    const onTelegram = telegramPhone(options);
    if (!zalo || !person) return onTelegram;
    const shown = inGroup && zaloGroup ? { group: zaloGroup } : {};
    const onOa = onAccount(owner.user.first_name);
    return switchablePhone(
      onTelegram,
      zaloBotPhone({ ...{ id, label, section, world: zalo, person }, ...shown }),
      ...(oa && onOa
        ? [zaloOaPhone({ id, label, section, world: oa, person: onOa, inGroup: inGroup !== undefined })]
        : []),
    );
  };
  const leader = demoLeaders.flatMap(({ bloc, blocName, leader: leading, deputy }) =>
    [
      { id: `${bloc}-leader`.toLowerCase(), label: `Khối trưởng: ${leading}`, name: leading },
      { id: `${bloc}-deputy`.toLowerCase(), label: `Khối phó: ${deputy}`, name: deputy },
    ].map(({ id, label, name }) =>
      phone({
        id,
        world,
        person: world.addUser({ firstName: name }),
        label,
        section: `${bloc} · ${blocName}`,
      }),
    ),
  );
  const clerk = world.addUser({ firstName: 'Chuyên viên thi đua' });
  const member = world.addUser({ firstName: 'Ủy viên Hội đồng' });
  const group = world.createGroup({ title: demoCouncil, kind: 'supergroup', members: [clerk, member] });
  group.addBot(clerk);
  const zaloMembers = [clerk, member].flatMap(({ user }) => onZalo(user.first_name) ?? []);
  zaloGroup = zalo?.createGroup(demoCouncil, zaloMembers) ?? null;
  if (zalo && zaloGroup) zalo.addBotTo(zaloGroup);
  return {
    leader,
    clerk: [
      phone({
        id: 'clerk',
        world,
        person: clerk,
        label: 'Cán bộ thi đua',
        section: 'Cơ quan thường trực',
      }),
    ],
    group: [
      phone({
        id: 'group-clerk',
        world,
        person: clerk,
        group,
        label: 'Trong nhóm: cán bộ',
        section: 'Hội đồng',
      }),
      phone({
        id: 'group-member',
        world,
        person: member,
        group,
        label: 'Trong nhóm: ủy viên',
        section: 'Hội đồng',
      }),
    ],
  };
}
