import { readReplyCorpora } from '../../../src/cli/accuracy/reply-corpus.ts';

/** The sample messages that tests change and put together; the blind ones only judge. */
export const sampleCorpora = readReplyCorpora('tests/corpora').corpora.filter(
  ({ name }) => !name.endsWith('-blind'),
);
