import { expect, it } from 'vitest';
import { onEachDatabase } from '../storage/databases.ts';
import { newOrganisation, sharedStores } from './stores.ts';

const holiday = { day: '2026-09-01', kind: 'off', name: 'Nghỉ bù' } as const;
const swapped = { day: '2026-08-22', kind: 'working', name: 'Làm bù' } as const;

onEachDatabase('calendar days', (fixture) => {
  const run = sharedStores(fixture);

  it('lists the days in order', async () => {
    const { id } = await newOrganisation(run);
    for (const day of [holiday, swapped]) await run((stores) => stores.calendarDays.set(id, day));
    expect(await run((stores) => stores.calendarDays.of(id))).toEqual([swapped, holiday]);
  });

  it('keeps one entry a day: the last one', async () => {
    const { id } = await newOrganisation(run);
    const changed = { ...holiday, kind: 'working', name: '' } as const;
    for (const day of [holiday, holiday, changed]) await run((stores) => stores.calendarDays.set(id, day));
    expect(await run((stores) => stores.calendarDays.of(id))).toEqual([changed]);
  });

  it('removes a day, once or twice', async () => {
    const { id } = await newOrganisation(run);
    for (const day of [holiday, swapped]) await run((stores) => stores.calendarDays.set(id, day));
    for (let times = 0; times < 2; times += 1)
      await run((stores) => stores.calendarDays.remove(id, holiday.day));
    expect(await run((stores) => stores.calendarDays.of(id))).toEqual([swapped]);
  });

  it('keeps the days of organisations apart', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    await run((stores) => stores.calendarDays.set(mine.id, holiday));
    await run((stores) => stores.calendarDays.set(theirs.id, { ...holiday, name: 'của họ' }));
    await run((stores) => stores.calendarDays.remove(theirs.id, holiday.day));
    expect(await run((stores) => stores.calendarDays.of(mine.id))).toEqual([holiday]);
    expect(await run((stores) => stores.calendarDays.of(theirs.id))).toEqual([]);
  });
});
