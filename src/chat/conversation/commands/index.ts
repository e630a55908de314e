import type { Command } from '../command.ts';
import { accounts } from './accounts.ts';
import { announce } from './announce.ts';
import { appointCommand } from './appoint.ts';
import { blocCommand } from './bloc.ts';
import { anytime } from './anytime.ts';
import { createGroup } from './create-group.ts';
import { days } from './days.ts';
import { enter } from './enter.ts';
import { exportFigures } from './export.ts';
import { forecast } from './forecast.ts';
import { group } from './group.ts';
import { handOverCommand } from './hand-over.ts';
import { help } from './help.ts';
import { indicatorCommand } from './indicator.ts';
import { invite } from './invite.ts';
import { leave } from './leave.ts';
import { mine } from './mine.ts';
import { period } from './period.ts';
import { plan } from './plan.ts';
import { queue } from './queue.ts';
import { remind } from './remind.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { standing } from './standing.ts';
import { start } from './start.ts';
import { summary } from './summary.ts';
import { unitCommand } from './unit.ts';
import { work } from './work.ts';

/** Every command, in the order of the menus. */
export const commands: readonly Command[] = [
  start,
  mine,
  work,
  standing,
  summary,
  remind,
  announce,
  enter,
  exportFigures,
  period,
  plan,
  forecast,
  review,
  days,
  settings,
  invite,
  blocCommand,
  appointCommand,
  handOverCommand,
  unitCommand,
  indicatorCommand,
  group,
  createGroup,
  queue,
  accounts,
  anytime,
  help,
  leave,
];
