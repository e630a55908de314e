import { openedPeriods } from '../../../app/campaign/current-period.ts';
import { workbookOfPeriod } from '../../../app/review/workbook-of-period.ts';
import { pickPeriod } from '../pick-period.ts';
import { noPeriodYet } from '../../words/review.ts';
import { exported } from '../../words/standing.ts';
import type { Command } from '../command.ts';

export const exportFigures: Command = {
  name: 'xuat',
  about: 'Bảng tính số liệu của kỳ (Excel)',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const periods = await openedPeriods(stores, actor.organisation);
    const period = argument === '' ? (periods[0] ?? null) : pickPeriod(periods, argument);
    if (!period) return turn.say(noPeriodYet);
    const data = await workbookOfPeriod(stores, actor.organisation, period, now);
    const fileName = `so-lieu-${period.dataTo}.xlsx`;
    await turn.sendFile({ picture: false, fileName, drawing: 'workbook', data }, exported(period.label));
    await stores.audit.note({
      ...{ organisationId: actor.organisation.id, personId: actor.person.id, at: now, action: 'export' },
      detail: { periodId: period.id },
    });
  },
};
