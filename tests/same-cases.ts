import fc from 'fast-check';

/**
 * Properties try the same cases in every run, so that a run says something of the change and not of chance.
 * `FAST_CHECK_SEED=$RANDOM npm test` looks at others.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 2026) });
