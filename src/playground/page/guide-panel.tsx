import type { GuideHelp, GuideStep, SeenMessage } from '../guide.ts';
import { Icon } from './icons.tsx';
import type { PageState } from './page-state.ts';

interface GuidePanelProps {
  readonly state: PageState;
  readonly onHelp: (help: GuideHelp) => void;
  readonly isTab: boolean;
}

const helpLabel: Readonly<Record<GuideHelp['kind'], string>> = {
  write: 'Điền giúp',
  open: 'Mở giúp',
  'next-event': 'Tới sự kiện kế tiếp',
};

/** What to try, one step after another; ticks off what it sees done. */
export function GuidePanel({ state, onHelp, isTab }: GuidePanelProps) {
  const steps = state.start.guide.map((step) => ({ step, isDone: isDone(state, step) }));
  const current = steps.findIndex(({ isDone }) => !isDone);
  return (
    <section
      class="guide"
      aria-labelledby="guide-title"
      {...(isTab ? { role: 'tabpanel', id: 'panel-guide' } : {})}
    >
      <h2 id="guide-title">Thử ngay</h2>
      <p class="english">Half a year in two minutes</p>
      <ol>
        {steps.map(({ step, isDone }, index) => (
          <li
            key={step.title}
            class={stateOf(isDone, index === current)}
            aria-current={index === current ? 'step' : undefined}
          >
            <span class="step-mark">{isDone ? <Icon name="check" size={14} /> : index + 1}</span>
            <div>
              <h3>
                {step.title}
                {isDone && <span class="hidden"> (đã xong)</span>}
              </h3>
              <p class="english" lang="en">
                {step.english}
              </p>
              {!isDone && <p>{step.text}</p>}
              {!isDone && step.help !== null && <HelpButton step={step} help={step.help} onHelp={onHelp} />}
            </div>
          </li>
        ))}
      </ol>
      {current === -1 && <p class="guide-end">Xong cả rồi. Cứ thử tiếp tùy ý.</p>}
    </section>
  );
}

const stateOf = (isDone: boolean, isCurrent: boolean) => (isDone ? 'done' : isCurrent ? 'current' : 'ahead');

function HelpButton({
  step,
  help,
  onHelp,
}: {
  step: GuideStep;
  help: GuideHelp;
  onHelp: (help: GuideHelp) => void;
}) {
  const label = helpLabel[help.kind];
  return (
    <button type="button" class="help" aria-label={`${label}: ${step.title}`} onClick={() => onHelp(help)}>
      {label}
    </button>
  );
}

function isDone(state: PageState, { doneWhen }: GuideStep): boolean {
  if (doneWhen === null) return false;
  return state.start.places[doneWhen.place].some(({ id }) => {
    const messages = state.views.get(id)?.messages ?? [];
    return messages.some((message) => message.by === doneWhen.by && fits(message.runs, doneWhen));
  });
}

const fits = (runs: readonly { text: string }[], { pattern }: SeenMessage) =>
  new RegExp(pattern, 'i').test(runs.map(({ text }) => text).join(''));
