// npm run -s quantity: reads JSON lines {"text"}, writes the quantity in each.
import { answerLine } from './quantity/answer-line.ts';
import { readOptions } from './terminal/arguments.ts';
import { answerJsonLines } from './terminal/json-lines.ts';

readOptions({}, 'Cách dùng: npm run -s quantity < đại-lượng.jsonl');
await answerJsonLines('{"text"}', (line) => {
  const answer = answerLine(line);
  return answer.ok ? answer.value : null;
});
