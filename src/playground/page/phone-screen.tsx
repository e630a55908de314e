import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageView, PhoneView } from '../phone.ts';
import type { Draft } from './app.tsx';
import { Composer, type ComposerTarget } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import { heardIn } from './page-state.ts';
import { Refusal, pressButton, sendFile, sendText, setBlocked } from './server-connection.ts';
import { timeText } from './vietnamese-time.ts';

interface PhoneScreenProps {
  readonly view: PhoneView;
  readonly now: string;
  readonly draft: Draft | null;
  readonly isHidden: boolean;
  readonly onLink: (url: string) => void;
  readonly onSeen: (count: number) => void;
}

const isLinkToBot = (url: string) =>
  /^https?:\/\/((t|telegram)\.me\/\w+(\?|$)|bot\.zaloplatforms\.com\/bots\/|zalo\.me\/(g\/|\d+$))/i.test(url);

/** A phone: what it shows, and everything its owner can do. */
export function PhoneScreen({ view, now, draft, isHidden, onLink, onSeen }: PhoneScreenProps) {
  const [note, setNote] = useState('');
  const [alert, setAlert] = useState('');
  const [target, setTarget] = useState<ComposerTarget | null>(null);
  const [isDropping, setDropping] = useState(false);
  const heard = heardIn(view);
  useEffect(() => {
    if (!isHidden) onSeen(heard);
  }, [heard, isHidden]);
  useEffect(() => {
    if (note === '') return;
    const timer = setTimeout(() => setNote(''), 4000);
    return () => clearTimeout(timer);
  }, [note]);

  const tell = (error: unknown) => setNote(error instanceof Refusal ? error.message : 'Có lỗi, xin thử lại.');
  const follow = (url: string) => {
    if (isLinkToBot(url)) onLink(url);
    else window.open(url, '_blank', 'noopener,noreferrer');
  };
  const press = async (message: MessageView, button: number) => {
    const outcome = await pressButton(view.id, message.id, button).catch(tell);
    if (!outcome) return;
    if (outcome.kind === 'note') setNote(outcome.text);
    if (outcome.kind === 'alert') setAlert(outcome.text);
    if (outcome.kind === 'link') follow(outcome.href);
    if (outcome.kind === 'copied')
      void navigator.clipboard.writeText(outcome.text).then(() => setNote('Đã chép'));
  };
  const attach = (files: FileList | null | undefined) => {
    for (const file of files ?? []) void sendFile(view.id, file).catch(tell);
  };
  return (
    <div
      class="device"
      data-channel={view.channel}
      data-dropping={isDropping}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(view.can.attach);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        attach(event.dataTransfer?.files);
      }}
    >
      <div class="screen">
        <StatusBar now={now} />
        <ChatHead view={view} onRefused={tell} />
        <MessageList
          view={view}
          onPress={press}
          onLink={follow}
          onCommand={(command) => void sendText(view.id, command, null).catch(tell)}
          onReply={(message) => setTarget({ kind: 'reply', message })}
          onEdit={(message) => setTarget({ kind: 'edit', message })}
        />
        {note !== '' && (
          <p class="toast" role="status">
            {note}
          </p>
        )}
        <Composer
          view={view}
          draft={draft}
          target={target}
          onTarget={setTarget}
          onAttach={attach}
          onRefused={tell}
        />
        {isDropping && <p class="drop">Thả tệp vào đây để gửi</p>}
      </div>
      <AlertBox text={alert} onClose={() => setAlert('')} />
    </div>
  );
}

function StatusBar({ now }: { now: string }) {
  return (
    <div class="status-bar" aria-hidden="true">
      <span>{timeText(now)}</span>
      <span class="island" />
      <svg viewBox="0 0 54 14" width="54" height="14">
        <path d="M1 12V9m4 3V7m4 5V4.5m4 7.5V2" />
        <path d="M20 6.5a8 8 0 0 1 11 0M22.5 9a4.5 4.5 0 0 1 6 0M25.5 11.6v.1" />
        <rect x="36" y="2.5" width="14" height="9" rx="2.5" />
        <rect class="charge" x="38" y="4.5" width="9" height="5" rx="1" />
      </svg>
    </div>
  );
}

function ChatHead({ view, onRefused }: { view: PhoneView; onRefused: (error: unknown) => void }) {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const toggle = () => {
    close();
    void setBlocked(view.id, !view.blocked).catch(onRefused);
  };
  return (
    <div class="chat-head">
      <span class="avatar" aria-hidden="true" data-group={!view.can.block}>
        {initialsOf(view.title)}
      </span>
      <div class="chat-name">
        <h3>{view.title}</h3>
        <p>{view.typing ? <span class="typing">đang soạn…</span> : view.subtitle}</p>
      </div>
      {view.can.block && !view.notStarted && (
        <div
          class="more"
          ref={menu}
          onKeyDown={({ key }) => key === 'Escape' && close()}
          onFocusOut={({ relatedTarget }) => {
            if (!menu.current?.contains(relatedTarget as Node | null)) setOpen(false);
          }}
        >
          <button
            ref={opener}
            type="button"
            class="round"
            aria-label="Thêm"
            aria-expanded={isOpen}
            onClick={() => setOpen((open) => !open)}
          >
            <Icon name="more" />
          </button>
          {isOpen && (
            <div class="pop">
              <button type="button" onClick={toggle}>
                <Icon name="block" size={18} />
                {view.blocked ? 'Bỏ chặn bot' : 'Chặn bot'}
              </button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

const initialsOf = (title: string) =>
  title
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

function AlertBox({ text, onClose }: { text: string; onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (text !== '' && box.current?.open === false) box.current.showModal();
  }, [text]);
  return (
    <dialog ref={box} class="alert" onClose={onClose}>
      <p>{text}</p>
      <form method="dialog">
        <button type="submit" class="primary">
          Đã hiểu
        </button>
      </form>
    </dialog>
  );
}
