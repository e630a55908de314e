import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/** A scene in which the clerk is at work. What is said comes in one line: lines are broken for phones. */
export interface Office extends Scene {
  readonly clerk: Person;
  /** takes the invitation that the clerk's last message holds */
  takesInvitation(who: Person): Promise<void>;
  /** somebody joins by an invitation that the clerk asks for: «/moi K8 phó» */
  joins(name: string, request: string): Promise<Person>;
  /** says something; resolves with the answer */
  asks(who: Person, text: string): Promise<string>;
  /** the last message */
  heard(who: Person): string;
  /** passes the time; resolves with what each was told meanwhile, messages parted by « | » */
  toldUntil(until: Date, ...who: Person[]): Promise<string[]>;
}

/** 09:00 of a day in the office's own time, or the hour given behind a T. */
export const at = (text: string): Date => new Date(`${text.includes('T') ? text : `${text}T09:00`}:00+07:00`);

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Opens the demo's office: its clerk is linked already. */
export async function openOffice(start: Date): Promise<Office> {
  const scene = await openScene(start);
  const clerk = scene.person('Chuyên viên');
  const follow = async (who: Person, token: string): Promise<void> => {
    who.openDeepLink(token);
    await scene.stage.settle();
  };
  const takesInvitation = (who: Person): Promise<void> =>
    follow(who, /start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
  const heard = (who: Person): string => inOneLine(scene.lastText(who));
  await follow(clerk, scene.clerkToken);
  return {
    ...{ ...scene, clerk, takesInvitation, heard },
    joins: async (name, request) => {
      const who = scene.person(name);
      await scene.says(clerk, request);
      await takesInvitation(who);
      return who;
    },
    asks: async (who, text) => {
      await scene.says(who, text);
      return heard(who);
    },
    toldUntil: async (until, ...who) => {
      const before = who.map((each) => scene.countOf(each));
      await scene.stage.moveTo(until);
      return who.map((each, index) => scene.textsOf(each).slice(before[index]).map(inOneLine).join(' | '));
    },
  };
}
