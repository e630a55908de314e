import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, type Decimal } from '../../src/domain/quantity/decimal.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { newOrganisation, sharedStores, start } from './stores.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(40))
  .map(([digits, scale]): Decimal => decimal(digits, scale));
const texts = fc.string({ unit: 'grapheme' });
const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    ...[decimals, texts, fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(0.1, 1e21, 5e-324)],
    fc.array(tie('value')),
    fc.dictionary(fc.stringMatching(/^[a-z«ố🌾 _]{1,8}$/u), tie('value'), { noNullPrototype: true }),
  ),
}));

onEachDatabase('what is kept as JSON', (fixture) => {
  const run = sharedStores(fixture);
  const thereAndBack = async (document: unknown): Promise<unknown> => {
    const { id } = await newOrganisation(run);
    return run(async (stores) => {
      await stores.reminders.setPlan(id, id, [document], start);
      return stores.reminders.plan(id);
    });
  };

  it('comes back as it was, decimals to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(documents.value, async (document) => {
        expect(await thereAndBack(document)).toEqual([document]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    { why: 'half a surrogate pair, as cutting an emoji in two leaves it', typed: '\ud83c', kept: '\ufffd' },
    { why: 'a NUL, which PostgreSQL has no room for', typed: 'a\u0000b', kept: 'ab' },
  ])('takes what people type as text that can be kept: $why', async ({ typed, kept }) => {
    const document = { text: typed, inside: [{ quoted: `«${typed}»` }] };
    expect(await thereAndBack(document)).toEqual([{ text: kept, inside: [{ quoted: `«${kept}»` }] }]);
  });
});
