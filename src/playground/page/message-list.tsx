import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessageView, PhoneView } from '../phone.ts';
import { Icon } from './icons.tsx';
import { Message } from './message.tsx';
import { dayLine, isSameDay } from './vietnamese-time.ts';

export interface MessageActions {
  readonly onPress: (message: MessageView, button: number) => Promise<void>;
  readonly onLink: (url: string) => void;
  readonly onCommand: (command: string) => void;
  readonly onReply: (message: MessageView) => void;
  readonly onEdit: (message: MessageView) => void;
}

/** Pixels from the end within which the reader counts as being at the end. */
const nearEnd = 80;

/** The chat itself; stays at its end unless the reader has scrolled up. */
export function MessageList({ view, ...actions }: { view: PhoneView } & MessageActions) {
  const list = useRef<HTMLDivElement>(null);
  const [isAway, setAway] = useState(false);
  const last = view.messages.at(-1);
  const toEnd = (behavior: ScrollBehavior) =>
    list.current?.scrollTo({ top: list.current.scrollHeight, behavior });
  useLayoutEffect(() => {
    if (!isAway || last?.by === 'owner') toEnd('instant');
  }, [view.messages, view.typing, view.keys.length]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => !isAway && toEnd('instant'));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [isAway, view.messages.length]);
  const onScroll = () => {
    const element = list.current;
    if (element !== null) setAway(element.scrollHeight - element.scrollTop - element.clientHeight > nearEnd);
  };
  const find = (id: string) => list.current?.querySelector(`[data-message="${id}"]`);
  return (
    <div class="chat">
      <div
        class="messages"
        ref={list}
        onScroll={onScroll}
        role="log"
        aria-label={`Tin nhắn, ${view.title}`}
        aria-live="polite"
        tabIndex={0}
      >
        {view.messages.length === 0 && <EmptyChat view={view} />}
        {view.messages.map((message, index) => (
          <>
            {startsDay(view.messages, index) && (
              <p key={`day-${message.id}`} class="day">
                <span>{dayLine(message.sentAt)}</span>
              </p>
            )}
            <Message
              key={message.id}
              phone={view.id}
              message={message}
              can={view.can}
              showSender={view.can.block ? false : startsRun(view.messages, index)}
              endsRun={startsRun(view.messages, index + 1)}
              onQuote={(id) => find(id)?.scrollIntoView({ block: 'center' })}
              {...actions}
            />
          </>
        ))}
        {view.typing && (
          <p class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </p>
        )}
      </div>
      {isAway && (
        <button type="button" class="to-end round" aria-label="Xuống cuối" onClick={() => toEnd('smooth')}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function EmptyChat({ view }: { view: PhoneView }) {
  return (
    <div class="empty">
      <span class="avatar large" aria-hidden="true">
        👋
      </span>
      <p>
        <strong>{view.title}</strong>
      </p>
      <p>
        {view.notStarted
          ? 'Chưa nhắn gì với bot. Mở đường dẫn mời, hoặc bấm Bắt đầu.'
          : 'Chưa có tin nhắn nào.'}
      </p>
    </div>
  );
}

function startsDay(messages: readonly MessageView[], index: number): boolean {
  const [message, before] = [messages[index], messages[index - 1]];
  return message !== undefined && (before === undefined || !isSameDay(before.sentAt, message.sentAt));
}

/** Does a message begin a row of messages by the same sender? */
function startsRun(messages: readonly MessageView[], index: number): boolean {
  const [message, before] = [messages[index], messages[index - 1]];
  if (message === undefined || before === undefined) return true;
  return before.by !== message.by || before.sender !== message.sender || startsDay(messages, index);
}
