import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessageView, PhoneView } from '../phone.ts';
import type { Draft } from './app.tsx';
import { CommandMenu } from './command-menu.tsx';
import { Icon } from './icons.tsx';
import { editText, sendText, setBlocked, tapKey } from './server-connection.ts';

/** The message that is being answered or changed. */
export interface ComposerTarget {
  readonly kind: 'reply' | 'edit';
  readonly message: MessageView;
}

interface ComposerProps {
  readonly view: PhoneView;
  readonly draft: Draft | null;
  readonly target: ComposerTarget | null;
  readonly onTarget: (target: ComposerTarget | null) => void;
  readonly onAttach: (files: FileList | null) => void;
  readonly onRefused: (error: unknown) => void;
}

/** The bottom of the phone: the line to write in, or the one button that is left to press. */
export function Composer(props: ComposerProps) {
  const { view, onRefused } = props;
  const only = onlyButton(view, onRefused);
  const hadOnly = useRef(false);
  useLayoutEffect(() => {
    hadOnly.current = only !== null;
  });
  if (only !== null) return <OneButton {...only} />;
  // Whoever pressed the one button goes on writing where it was.
  return <WritingLine {...props} takesFocus={hadOnly.current} />;
}

interface OnlyButton {
  readonly label: string;
  readonly onPress: () => void;
}

function onlyButton(view: PhoneView, onRefused: (error: unknown) => void): OnlyButton | null {
  if (view.blocked)
    return { label: 'Bỏ chặn bot', onPress: () => void setBlocked(view.id, false).catch(onRefused) };
  if (view.notStarted)
    return { label: 'Bắt đầu', onPress: () => void sendText(view.id, '/start', null).catch(onRefused) };
  return null;
}

function OneButton({ label, onPress }: OnlyButton) {
  return (
    <div class="composer one">
      <button type="button" class="primary" onClick={onPress}>
        {label}
      </button>
    </div>
  );
}

/** Pixels; beyond that the line scrolls. Keep equal to composer.css. */
const maxLineHeight = 132;

const wordsOf = (message: MessageView) => message.runs.map(({ text }) => text).join('');

function WritingLine({
  view,
  draft,
  target,
  takesFocus,
  onTarget,
  onAttach,
  onRefused,
}: ComposerProps & { takesFocus: boolean }) {
  const [text, setText] = useState('');
  const line = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { mention } = view;
  const mentioning = (words: string) =>
    mention === undefined || words.startsWith(mention) ? words : `${mention} ${words}`;
  const write = (words: string) => {
    setText(words);
    line.current?.focus();
  };
  useLayoutEffect(() => {
    if (takesFocus && document.activeElement === document.body) line.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (draft !== null) write(mentioning(draft.text));
  }, [draft]);
  useLayoutEffect(() => {
    if (target?.kind === 'edit') write(wordsOf(target.message));
    else if (target !== null) line.current?.focus();
  }, [target]);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    element.style.height = 'auto';
    // Hidden with its tab it has no height yet, and one line is right then.
    if (element.scrollHeight > 0) element.style.height = `${Math.min(element.scrollHeight, maxLineHeight)}px`;
  }, [text]);

  const leave = () => {
    if (target?.kind === 'edit') setText('');
    onTarget(null);
  };
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    const sent =
      target?.kind === 'edit'
        ? editText(view.id, target.message.id, words)
        : sendText(view.id, words, target?.message.id ?? null);
    setText('');
    onTarget(null);
    void sent.catch((error: unknown) => {
      setText(words);
      onRefused(error);
    });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') leave();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="composer">
      {target !== null && <TargetStrip target={target} onLeave={leave} />}
      <div class="line">
        <CommandMenu
          menu={view.menu}
          onChoose={(command) => void sendText(view.id, command, null).catch(onRefused)}
        />
        {mention !== undefined && (
          <button
            type="button"
            class="round mention"
            aria-label={`Gọi ${mention}`}
            title="Bot chỉ nghe tin có gọi tên"
            onClick={() => write(mentioning(text))}
          >
            @
          </button>
        )}
        <div class="field">
          <textarea
            ref={line}
            rows={1}
            value={text}
            aria-label={`Nhắn trong ${view.title}`}
            placeholder={view.placeholder ?? 'Nhắn tin'}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          {view.can.attach && (
            <>
              <input
                ref={picker}
                type="file"
                class="hidden"
                tabIndex={-1}
                aria-label="Tệp để gửi"
                onChange={({ currentTarget }) => {
                  onAttach(currentTarget.files);
                  currentTarget.value = '';
                }}
              />
              <button
                type="button"
                class="plain"
                aria-label="Gửi tệp"
                title="Gửi tệp"
                onClick={() => picker.current?.click()}
              >
                <Icon name="attach" />
              </button>
            </>
          )}
        </div>
        <button
          type="button"
          class="send"
          aria-label={target?.kind === 'edit' ? 'Lưu' : 'Gửi'}
          disabled={text.trim() === ''}
          onClick={send}
        >
          <Icon name={target?.kind === 'edit' ? 'check' : 'send'} />
        </button>
      </div>
      {view.keys.length > 0 && <Keys view={view} onRefused={onRefused} />}
    </div>
  );
}

function TargetStrip({ target, onLeave }: { target: ComposerTarget; onLeave: () => void }) {
  return (
    <div class="target">
      <Icon name={target.kind} size={18} />
      <p>
        <strong>{target.kind === 'edit' ? 'Sửa tin nhắn' : `Trả lời ${target.message.sender}`}</strong>
        <span>{wordsOf(target.message) || target.message.attachment?.name}</span>
      </p>
      <button type="button" class="plain" aria-label="Thôi" onClick={onLeave}>
        <Icon name="close" size={18} />
      </button>
    </div>
  );
}

function Keys({ view, onRefused }: { view: PhoneView; onRefused: (error: unknown) => void }) {
  return (
    <div class="keys" role="group" aria-label="Phím trả lời nhanh">
      {view.keys.map((row, index) => (
        <div key={index} class="button-row">
          {row.map((label) => (
            <button key={label} type="button" onClick={() => void tapKey(view.id, label).catch(onRefused)}>
              {label}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
