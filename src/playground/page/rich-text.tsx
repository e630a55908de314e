import type { TextRun } from '../phone.ts';

interface RichTextProps {
  readonly runs: readonly TextRun[];
  readonly onLink: (url: string) => void;
  readonly onCommand: (command: string) => void;
}

/** The words of a message, with what is bold, what leads somewhere and what can be tapped. */
export function RichText({ runs, onLink, onCommand }: RichTextProps) {
  return (
    <span class="words">
      {runs.map((run, index) => (
        <Run key={index} run={run} onLink={onLink} onCommand={onCommand} />
      ))}
    </span>
  );
}

function Run({ run, onLink, onCommand }: Omit<RichTextProps, 'runs'> & { run: TextRun }) {
  const marks = run.marks.map((mark) => `mark-${mark}`).join(' ');
  const { href, command } = run;
  if (href !== undefined)
    return (
      <a
        class={marks}
        href={href}
        rel="noopener noreferrer"
        onClick={(event) => {
          event.preventDefault();
          onLink(href);
        }}
      >
        {run.text}
      </a>
    );
  if (command !== undefined)
    return (
      <button type="button" class={`command ${marks}`} onClick={() => onCommand(command)}>
        {run.text}
      </button>
    );
  return marks === '' ? <>{run.text}</> : <span class={marks}>{run.text}</span>;
}
