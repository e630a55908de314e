import { useState } from 'preact/hooks';
import type { AttachmentView, MessageView, PhoneView } from '../phone.ts';
import { Icon } from './icons.tsx';
import type { MessageActions } from './message-list.tsx';
import { PictureBox } from './picture-box.tsx';
import { RichText } from './rich-text.tsx';
import { fileAddress } from './server-connection.ts';
import { sizeText, timeText } from './vietnamese-time.ts';

interface MessageProps extends MessageActions {
  readonly phone: string;
  readonly message: MessageView;
  readonly can: PhoneView['can'];
  readonly showSender: boolean;
  readonly endsRun: boolean;
  readonly onQuote: (id: string) => void;
}

export function Message(props: MessageProps) {
  const { message, phone, showSender, endsRun, onQuote, onLink, onCommand } = props;
  if (message.by === 'service')
    return (
      <p class="service" data-message={message.id}>
        <span>{message.runs.map(({ text }) => text).join('')}</span>
      </p>
    );
  const isSticker =
    message.runs.length === 1 && /^\p{Extended_Pictographic}\uFE0F?$/u.test(message.runs[0]?.text ?? '');
  return (
    <article
      class="message"
      data-message={message.id}
      data-by={message.by === 'owner' ? 'owner' : 'other'}
      data-ends-run={endsRun}
    >
      <div class="bubble-row">
        <div
          class="bubble"
          data-bare={isSticker}
          data-edited={message.edited}
          data-picture={message.attachment?.kind === 'picture'}
        >
          <Sender message={message} isShown={showSender} />
          {message.replyTo !== null && <Quote replyTo={message.replyTo} onQuote={onQuote} />}
          {message.attachment !== null && (
            <Attachment attachment={message.attachment} address={fileAddress(phone, message.id)} />
          )}
          {message.runs.length > 0 && <RichText runs={message.runs} onLink={onLink} onCommand={onCommand} />}
          <Stamp message={message} />
          {message.reactions.length > 0 && <span class="reactions">{message.reactions.join(' ')}</span>}
        </div>
        <Actions {...props} />
      </div>
      <Buttons {...props} />
    </article>
  );
}

/** Read out always; seen only where it is not plain who wrote. */
function Sender({ message, isShown }: { message: MessageView; isShown: boolean }) {
  const name = message.by === 'owner' ? 'Bạn' : message.sender;
  if (!isShown || message.by === 'owner') return <span class="hidden">{name}: </span>;
  return (
    <span class="sender" data-hue={hueOf(name)}>
      {name}
    </span>
  );
}

const hueOf = (name: string) => [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5;

function Quote({
  replyTo,
  onQuote,
}: {
  replyTo: NonNullable<MessageView['replyTo']>;
  onQuote: (id: string) => void;
}) {
  return (
    <button type="button" class="quote" onClick={() => onQuote(replyTo.id)}>
      <span class="hidden">Trả lời </span>
      <strong>{replyTo.sender}</strong>
      <span>{replyTo.excerpt}</span>
    </button>
  );
}

function Attachment({ attachment, address }: { attachment: AttachmentView; address: string }) {
  if (attachment.kind === 'picture') return <PictureBox attachment={attachment} address={address} />;
  return (
    <a class="file" href={address} download={attachment.name}>
      <span class="file-icon">
        <Icon name="file" size={22} />
      </span>
      <span>
        <span class="file-name">{attachment.name}</span>
        <small>{sizeText(attachment.size)} · tải về</small>
      </span>
    </a>
  );
}

function Stamp({ message }: { message: MessageView }) {
  return (
    <span class="stamp">
      {message.edited && 'đã sửa '}
      <time dateTime={message.sentAt}>{timeText(message.sentAt)}</time>
      {message.by === 'owner' && (
        <svg viewBox="0 0 18 12" width="15" height="10" aria-hidden="true">
          <path d="m1 6.5 3.5 3.5L11 2.5M8 9.5l.5.5L15.5 2.5" />
        </svg>
      )}
    </span>
  );
}

function Actions({ message, can, onReply, onEdit }: MessageProps) {
  return (
    <span class="actions">
      {can.reply && (
        <button
          type="button"
          class="round small"
          aria-label="Trả lời tin này"
          title="Trả lời"
          onClick={() => onReply(message)}
        >
          <Icon name="reply" size={16} />
        </button>
      )}
      {can.edit && message.canEdit && (
        <button
          type="button"
          class="round small"
          aria-label="Sửa tin này"
          title="Sửa"
          onClick={() => onEdit(message)}
        >
          <Icon name="edit" size={16} />
        </button>
      )}
    </span>
  );
}

function Buttons({ message, onPress }: MessageProps) {
  const [waiting, setWaiting] = useState<number | null>(null);
  if (message.buttons.length === 0) return null;
  const press = (number: number) => {
    setWaiting(number);
    void onPress(message, number).finally(() => setWaiting(null));
  };
  const starts = message.buttons.map((_, row) => message.buttons.slice(0, row).flat().length);
  return (
    <div class="buttons">
      {message.buttons.map((row, index) => (
        <div key={index} class="button-row">
          {row.map((button, column) => {
            const number = (starts[index] ?? 0) + column;
            return (
              <button key={number} type="button" aria-busy={waiting === number} onClick={() => press(number)}>
                {button.label}
                {button.href !== undefined && <span class="leads-out"> ↗</span>}
                {waiting === number && <span class="spinner" />}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
